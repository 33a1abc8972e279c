# Cards with what no key is for, with what is no card, and without what a card needs.
# journal: none
journal init . >/dev/null
cat >a.vcf <<'Y'
BEGIN:VCARD
VERSION:4.0
FN:Ann Berg
NICKNAME:Annie,A. B.
TEL;VALUE=uri:tel:+1-555-0100
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09
RELATED:none
X-Colour:blue
CATEGORIES:regular,wine\, red
ORG:Acme;Sales
PHOTO:data:image/png;base64,AAAA
END:VCARD
FN:Nobody
BEGIN:VCARD
FN:Bo Dahl
END:VCARD
BEGIN:VCARD
VERSION:2.1
FN:Cy Ek
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Foss;Dee;Mae;Dr.;Jr.
this is no property
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Gill;Ed;Mae;Dr.;Jr.
BEGIN:VCARD
VERSION:5.0
FN:Flo Hay
NOTE;ENCODING=QUOTED-PRINTABLE:a=20b
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Iver;Gus;;;
END:VCARD
Y
journal import a.vcf; echo $?
journal import a.vcf 2>/dev/null | grep -c same
cat guests/*.txt
