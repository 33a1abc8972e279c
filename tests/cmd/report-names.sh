# A dish has its latest name, whichever guest is read first.
# journal: none
journal init . >/dev/null
printf '2026-02-01 dish: Black Cod\n2026-01-01 dish: eels\n' >guests/a.txt
printf '2026-01-01 dish: cods, black\n2026-02-01 dish: Eel\n' >guests/b.txt
journal report dishes --tsv | cut -f 1,3,4
