# Matching by telephone, by mail, by name; new guests, namesakes, and several matches.
# journal: none
journal init . >/dev/null
cat >one.csv <<'Y'
Name;Phone;Email;Likes
Ann Berg;+44 1632 960001;ann@berg.example;tea
BERG, Ánn;01632 960001;;coffee
Bo Berg;01632 960001;;
Ann Berg;+44 1632 960777;;
Ann;;ann@BERG.example;
Ann Berg;;;
Ann Berg;+44 1632 960001;ann@berg.example;tea
;01632 960001;;jam
;;x@y.example;
...;;q@y.example;
Cy Noor;12345;;
Cy Noor;12345;;tea
Y
journal import --tsv one.csv; echo $?
cat guests/*.txt
printf 'Name,Phone,Email\nAnn Berg,+44 1632 960777,\nAnn Berg,,other@berg.example\n'\
'Ann Berg,+44 1632 960777,\nAnn Berg,01632960778,ann@berg.example\n' >two.csv
journal import --namesakes --tsv two.csv
printf 'Name,Diet\nAnn Berg,vegan\nCy Noor,halal\n' >three.csv
journal import --tsv three.csv
journal import --by-name --tsv three.csv
printf 'Name,Phone,Diet\nCy Noor,01632 960333,vegan\nCy Noor,01632 960444,vegan\n' >four.csv
journal import --by-name --tsv four.csv
printf '%s\n' '<<<<<<< a' '>>>>>>> b' >>guests/cy-noor.txt
journal import four.csv; echo $?
grep -c . guests/*
# One that has the id a namesake would get.
journal new --as dee-fox-0888 'Dee Foxley' >/dev/null && journal new 'Dee Fox' >/dev/null
journal add dee-fox 'phone: 01632 960999' >/dev/null
printf 'Name,Phone\nDee Fox,01632 960888\n' >five.csv
journal import --namesakes --tsv five.csv
# By a name alone, one who has a telephone.
printf 'Name,Diet\nDee Fox,vegan\n' >six.csv
journal import --tsv six.csv
journal import --by-name --tsv six.csv
# Another birthday is kept beside the first, once.
printf 'Name,Phone,Birthday\nDee Fox,01632 960999,1990-03-05\n' >seven.csv
printf 'Name,Phone,Birthday\nDee Fox,01632 960999,1991-04-06\n' >eight.csv
for n in seven eight eight; do journal import --tsv $n.csv; done
cat guests/dee-fox.txt
# Another person has the id that a name would get; what is known is not said again.
journal new --as eli-gray 'Ida Moss' >/dev/null
printf 'Name,Phone,Likes\nEli Gray,01632 960444,tea\n' >nine.csv
journal import --tsv nine.csv
printf 'Name,Phone,Likes\nDee Fox,01632 960999,\n%s\n%s\n' \
    'Dee Fox,01632 960999,tea' 'Dee Fox,01632 960999,tea' >ten.csv
journal import --tsv ten.csv
cat guests/dee-fox.txt
# Facts under two unknown keys are two facts, even with equal text.
printf 'Name,Phone,X-Foo\nDee Fox,01632 960999,red\n' >eleven.csv
printf 'Name,Phone,X-Bar\nDee Fox,01632 960999,red\n' >twelve.csv
for n in eleven twelve eleven; do journal import --tsv $n.csv; done
