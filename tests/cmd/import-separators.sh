# Bars between the columns, lists that another program left on one line, guards of spreadsheets,
# and tables without a column of names.
# journal: none
journal init . >/dev/null
cat >bars.csv <<'X'
Name|Phone|Allergies
Ann Berg|'0049170555|nuts\nmilk
Bo Ek|'t Hooft 5|
X
journal import bars.csv
cat guests/*
printf 'Email,Telefon\nann@b.example,\nbo@b.example,+15555550101\n' >mails.csv
journal import mails.csv
printf 'Company,Phone\nAcme,+15555550102\n' >firms.csv
journal import firms.csv
printf 'Company,Price\nAcme,1\n' >prices.csv
journal import prices.csv; echo $?
