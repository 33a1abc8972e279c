# Receipts, sums, and errors with their places.
printf 'Name,Phone,Birthday\nAiko Nakamura,+44 1632 960114,06-14\nNew Guest,1,\n"x,1\n' >a.csv
journal import a.csv; echo $?
printf 'Name,Phone,Fav\nAiko Nakamura,+44 1632 960114,"a ""b"""\nNew Guest,5550199,\nx\n' >b.csv
journal import --dry-run b.csv; echo $?
journal import --json b.csv; echo $?
printf 'Jos\351\n' >c.csv
journal import c.csv; echo $?
printf 'Name,Birthday\nGus,03/04/1980\n' >d.csv
journal import d.csv; echo $?
journal import; echo $?
