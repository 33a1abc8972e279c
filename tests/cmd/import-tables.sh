# Tables as programs write them: short rows, the heading row again, two columns of one name,
# columns that say nothing, headings of other languages.
# journal: none
journal init . >/dev/null
cat >short.csv <<'Y'
Name,Phone,Phone,Email,Notes,Priority,Private
Ann Berg,15550100
Bo Ek,15550101,15550102,bo@example.org,window,Normal,False
Name,Phone,Phone,Email,Notes,Priority,Private
Notes,Name
corner table,Cy Dahl
Di Noor,,,,,High,True,too many
Y
journal import --tsv short.csv
cat >de.csv <<'Y'
Anrede;Name;Vorname;Telefon geschäftlich;Handy;Straße privat;Ort privat;Ort geschäftlich;Geburtstag
Frau;von Ek;Eva;030 1234567;0170 1234567;Weg 1;Berlin;Potsdam;14.05.1980
Y
journal import --tsv de.csv
printf 'Name\tFirst Name\tBirth Day\tBirth Month\tBirth Year\tA\nFlo Ek\tFlo\t5\t11\t1970\n' >tb.tsv
journal import --tsv tb.tsv
cat guests/*.txt
# Several values in one field, guards of spreadsheets, days in other forms, tags of programs.
cat >cells.csv <<'Y'
Name,Phone,Email,Birthday,Geburtstag
Gus Ek,"+15555550100, +15555550101",g@b.example; h@b.example,"Wed, May 14th, 1980",15 Mai 1980
Hal Ek,"=""00491709876543""",Hal Ek <hal@example.org>,0000-00-00,
Ida Ek,4.91701E+11,,14-May-80,14/05/1980
Y
journal import --tsv cells.csv
cat guests/gus-ek.txt guests/hal-ek.txt guests/ida-ek.txt
cat >google.csv <<'Y'
First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value
Jo,Ek,"* myContacts ::: VIP ::: * friends",* Home,jo@b.example
Kim,Ek,* myContacts,,
Y
journal import --tsv google.csv
cat guests/jo-ek.txt guests/kim-ek.txt
# Lines above the headings are counted; a row with a word of a heading is not the headings.
printf '%s\n' sep=, 'Guests,May 2026' 'Printed,today' '' 'Name,Phone' 'Ula Orr,5550190' \
    >above.csv
journal import --tsv above.csv
printf '%s\n' 'person,kind,alias' 'Vic Ott,guest,v' 'Wim Uhl,email,w' >unknown.csv
journal import --tsv unknown.csv; echo $?
# Headings in the words of forms and of staff.
cat >forms.csv <<'Y'
Diner,Date of Birth (YYYY-MM-DD),Anything you dislike?,Comments from host
Xan Aoki,1980-05-14,liver,corner table
Y
cat >formulare.csv <<'Y'
Gast;Reagiert auf;Isst ungern;Hinweise für den Service
Yva Brandt;Senf;Leber;sitzt am Fenster
Y
journal import --tsv forms.csv
cat >vragen.csv <<'Y'
Naam,Wat lust u niet?,Belangrijke opmerkingen (intern),Type dieet
Zoë Claes,lever,zit aan het raam,veganist
Y
journal import --tsv formulare.csv
journal import --tsv vragen.csv
cat guests/xan-aoki.txt guests/yva-brandt.txt guests/zoe-claes.txt
