# Every line but the blank ones, whatever it is.
# journal: none
journal init . >/dev/null
printf '\357\273\277name: Zoë\r\n\r\n# a comment, "quoted"\r\n  odd line \r\n'\
'2026-01-02 19:30 dish+: cod; twice\nlikes:' >guests/z.txt
printf '\357\273\277# first\nx-y: =1\n' >guests/y.txt
journal export
journal export --tsv y
journal export --json z
journal export --csv y | tr -d '\r'
journal export --csv=raw y | tr -d '\r'
journal export --rec y
printf 'name: Bom\n\357\273\277x: y\n\357\273\277name: z\n' >guests/bom.txt
journal export --json bom
