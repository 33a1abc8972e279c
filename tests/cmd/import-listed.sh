# Names as lists have them: the family name first, and words in place of a name.
# journal: none
journal init . >/dev/null
cat >turned.csv <<'X'
Name,Phone
"Smith, John Jr.",+15555550101
"Smith Jr., John",+15555550101
"Smith, Jr., John",+15555550101
"Smith, John, Jr.",+15555550101
"Smith Sr., John",+15555550102
"Weber III, Prof. Dr. Hans",+15555550103
"Ek, Cy, M.D., PhD",+15555550104
"van der Berg, Jan",+15555550105
"Silva Filho, João",+15555550106
"Dupont, Jean père",+15555550107
"山田, 太郎",+15555550108
"Dahl, Ann & Bo",+15555550109
"Rossi, Sig.ra",+15555550110
"Acme, Inc.",+15555550111
"Ann Berg, Bo Lund",+15555550112
"Lunch, 4 people",+15555550113
X
journal import turned.csv
grep -h ^name: guests/* | sort
cat >nobody.csv <<'X'
Name,First Name,Last Name,Email
N/A,,,
-,,,
unknown,,,
TBD,,,
test,,,
Walk-in,,,
Walk in #3,,,
Gast #2,,,
sin nombre,,,
空席,,,
ゲスト,,,
Ｎ／Ａ,,,
Laufkundschaft,,,
,Walk,In,
,N/A,Berg,
,Jennifer,Null,
,N. A.,Kumar,
,Judith,Guest,
Mr Guest,,,
Unbekannt,,,ann@x.example
n/a,,,n/a
X
journal import nobody.csv
printf '%s\n' 'Guest 1 First Name,Guest 1 Last Name,Guest 2 First Name,Guest 2 Last Name' \
    'Xia,Yu,Zoe,Yu' 'Vic,Wu,,' 'Una,Vance,Tom,' | journal import -
grep -h Zoe guests/*
