# Two share a telephone; the name decides, and if it does not, no guest is chosen.
# journal: none
journal init . >/dev/null
printf 'name: Ann Berg\nphone: 01632 960001' >guests/ann-berg.txt
printf 'name: Bo Berg\nphone: 01632 960001\nbirthday: 01-02\n' >guests/bo-berg.txt
printf 'name: Other Name\naka: Eve Holm\n' >guests/eve-holm.txt
printf 'name: A B C D\nkana: エー\n' >guests/abcd.txt
cat >a.csv <<'Y'
Name,Phone,Birthday,Company
Ann Berg,01632 960001,--0614,X
,01632 960001,,
Cy Noor,01632 960001,,
Bo Berg,,--0203,
Bo Berg,01632 960001,--0203,Y
Berg,01632 960001,,
Eve Holm,,,Z
Other Name,0555 1234 567,,Z
D B,,,
D B A C,,,
Y
journal import --tsv a.csv
cat guests/*.txt
