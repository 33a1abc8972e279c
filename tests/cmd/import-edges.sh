# More than eight of one name, a name of many words, the last of the addresses, odd characters.
# journal: none
journal init . >/dev/null
for n in 1 2 3 4 5 6 7 8 9; do printf 'name: Zoe Q\nphone: 01632 96000%d\n' $n >guests/z$n.txt; done
printf 'Name\nZoe Q\n"Q, Zoe"\n' >one.csv
journal import --tsv one.csv
many() { seq "$1" | awk '{ printf "%sw%02d", (NR > 1 ? " " : ""), ($1 * 7) % 41 }'; }
printf 'Name,Likes\n%s,tea\n%s,tea\n%s x,tea\n' "$(many 33)" "$(many 33)" "$(many 32)" >two.csv
journal import --tsv two.csv | cut -f 1,2,5
cat >three.csv <<'Y'
Name,Address 9 - Street,Address 9 - City,Address 1 - Street,Address 1 - City,Notes,Tags,Birthday
Ann Ek,9 Lane,Town,1 Road,Shire,a ; b,x;y; z;,14/06/1980
Bo Ek,,,,1 Road,"	a	b	","x|y",06/14/1980
Cy Ek,1 Lane Town,Town,Lane,Lane 1, - ,z;,the 14th
'Di Ek,'=x,'-,'',''=,'@home,'+1,1980-06-14
Y
printf 'Ed Ek,,,,,a\033b,,\nGi Ek,,,,,a\177,,\n' >four
{ head -n 1 three.csv && cat four; } >four.csv
journal import --tsv three.csv
journal import --tsv four.csv; echo $?
cat >five.csv <<'Y'
Name,Birthday,Likes
Az Ek,5 marzo 1990,
Bz Ek,5 MARZO 1990,
Cz Ek,"  5 March 1990  ","  '=tea "
Y
journal import --tsv five.csv
cat guests/*-ek.txt
