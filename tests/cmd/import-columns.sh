# Each kind of column: parts of names, addresses and days, several values in one field.
# journal: none
journal init . >/dev/null
{ printf 'Prefix,First Name,Middle Name,Last Name,Suffix,' && cat; } >names.csv <<'Y'
Phonetic First Name,Phonetic Middle Name,Phonetic Last Name
Dr,Ann,B.,Berg,Jr,,,
,花子,,山田,,ハナコ,,ヤマダ
,Hanako,,山田,,Hanako,Q,Yamada
,,,Solo,,,,
Mx,,,,,,,
Y
journal import --tsv names.csv
{
    printf 'Name,First Name,Last Name,Address,Street,City,Region,ZIP,Country,'
    printf 'Address 2 - Street,Address 2 - City,Tags,Phone,Notes,'
    printf 'BirthdayDate,birthday_month,BirthdayYear,Likes\n'
    printf 'Eva Ek,Eva,Ek,"1 Road, Town",1 Road,Town,Shire,X1,Land,'
    cat
} >more.csv <<'Y'
2 Lane,Ville,a;b; c|d ::: e,1632960001 ::: 1632960002,"one
 two 

three",29,2,1980,"tea
cake"
Bo Ek,Robert,Ek,,,Town,,,,,,x,,,14,6,,'=a
Cy Ek,Cy,,,,,,,,,,,,,31,2,,'quoted
Di Ek,,,,,,,,,,,,,,,13,,"a	b"
Ed Ek,Ed,Ekman,,,,,,,,,,,"a	b
",,,,
Y
journal import --tsv more.csv
cat >careful.csv <<'Y'
Name;Food Allergies;Allergènes;Intolerance;アレルギー;Аллергия;Dietary Needs;Favourite
Flo Ek;nuts;œuf;lactose;カニ;арахис;vegan;tea
Y
journal import --tsv careful.csv
cat guests/*.txt
