# Which lines a date and a key let pass, at their edges; what has no day, and what is no fact.
# journal: none
journal init . >/dev/null
printf 'cod, and no more\n2024-02-30 dish: cod\n2024-03-01 dish: cod\n2024-03-02 cod\n'\
'2024-03-02 dish+: cod\r\n2024-03-03 19:00 note: cod\nlikes: cod\nx-cod: cod\ncode: cod\n'\
'# cod\n2024-03-03 ask: cod' >guests/a.txt
printf '2024-03-02 dish: cod\n\n2024-03-02 19:00 visit: x\n2024-03-02 20:00 wine: red\n'\
'2024-03-03 note: y\n' >guests/b.txt
g() { echo "-- $*" && journal grep "$@"; }
g cod
g --since 2024-03-02 cod
g --until 2024-03-01 cod
g --since 2024-03-01 --until 2024-03-02 cod
g --since 2024-03-04 cod
g -k dish cod
g -k dish --since 2024-03-02 cod
g -k item,standing cod
g -p cod
g -k name cod
g -V cod b
g -V red
g -V -k note cod
g -c -k dish ''
g -v cod
g -m 1 cod
g --tsv -k dish cod
