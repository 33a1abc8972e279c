# Matching persons: titles and generations, a family with one telephone, missing names.
# journal: none
journal init . >/dev/null
cat >titles.csv <<'Y'
Salutation,Name,Name Suffix,Phone
Mr.,Bo Dahl,,+15555550100
Mr.,Mr. Cy Ek,,+15555550100
Mrs,Mrs. Dahl,,+15555550100
Dr,John Smith,Sr.,+15555550200
,John Smith,Jr.,+15555550200
,John Smith,,+15555550200
,"Smith, John, PhD",Jr.,+15555550200
Frau,Frau Dr. Eva Weber,,030 1234567
,Dr. Udo Weber,,030 1234567
,Eva Weber,,030 1234567
Mr.,Mr.,,+15555550300
Y
journal import --tsv titles.csv
journal import --tsv --namesakes titles.csv
cat guests/*.txt
# One telephone of a couple, and of their guest whose id is taken.
rm guests/*
printf 'Name,Phone\nAnn Berg,+15555550100\nBo Berg,+15555550100\nCy Ek,+15555550100\n' >couple.csv
printf 'name: Somebody Else\n' >guests/cy-ek.txt
journal import --tsv couple.csv
journal import --tsv --namesakes couple.csv
journal import --tsv --namesakes couple.csv
# A couple in one record, and each of the two.
rm guests/*
printf 'Name,Phone,Allergies\nAnn & Bo Berg,5550100,\nAnn Berg,5550100,nuts\nBo Berg,5550100,\n' \
    >both.csv
journal import --tsv both.csv
journal import --tsv --namesakes both.csv
journal import --tsv --namesakes both.csv
# Names with a space and without one.
printf 'Name,Phone\n山田太郎,03-1234-5678\n김철수,02-1234-5678\n李文静,010-1234-9999\n' >one.csv
cat >two.csv <<'Y'
Name,Phone
太郎 山田,03-1234-5678
김 철수,02-1234-5678
李 文静 先生,010-1234-9999
山田 花子,03-1234-5678
Y
journal import --tsv one.csv
journal import --tsv two.csv
# Without a name.
cat >nameless.vcf <<'Y'
BEGIN:VCARD
VERSION:3.0
FN:
N:;;;;
ORG:Acme Ltd
TEL:+15550101
END:VCARD
BEGIN:VCARD
VERSION:3.0
NICKNAME:Zizi
END:VCARD
BEGIN:VCARD
VERSION:3.0
EMAIL:who@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:+15550102
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Tony
N:Hickory;Anthony;;Mr.;
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Acme Inc.
N:Noor;Ida;;;
ORG:Acme Inc.;Sales
END:VCARD
Y
journal import --tsv nameless.vcf
journal import nameless.vcf | grep -c same
cat guests/acme-ltd.txt guests/tony.txt guests/zizi.txt guests/ida-noor.txt
# A mail address instead of the name, which N has.
printf '%s\n' BEGIN:VCARD VERSION:3.0 FN:mo@x.example 'N:Ott;Mo' EMAIL:mo@y.example END:VCARD \
    >mo.vcf
journal import --tsv mo.vcf
cat guests/mo-ott.txt
# The same name in two scripts, and a title beside a name without spaces.
cat >scripts.vcf <<'Y'
BEGIN:VCARD
VERSION:3.0
FN:李白
N:Li Bai
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:さくら note
N:note;さくら;;Dr.;
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:山田太郎
N:山田;太郎;;;
END:VCARD
Y
journal import --tsv scripts.vcf
cat guests/李白.txt guests/さくら-note.txt guests/山田太郎.txt
