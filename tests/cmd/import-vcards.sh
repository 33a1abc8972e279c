# Cards as programs write them: 2.1 of telephones, folds, groups, pictures, what is no guest.
# journal: none
journal init . >/dev/null
{
    printf 'BEGIN:VCARD \r\nVERSION:2.1\r\n'
    printf 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=C3=A9;R=C3=A9n=C3=A9;;;\r\n'
    printf 'TEL;CELL:+15550100\r\nTEL;WORK;FAX:+15550101\r\n'
    printf 'NOTE;ENCODING=QUOTED-PRINTABLE:Allergies: nuts=0D=0A=\r\nlikes the window =\r\n'
    printf '=3D table 4\r\nADR;HOME;QUOTED-PRINTABLE:;;1 Caf=E9 Road;Town;;X1;Land\r\n'
    printf 'AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ida Moss\r\nEND:VCARD\r\n'
    printf 'PHOTO;ENCODING=BASE64;JPEG:\r\n/9j/4AAQSkZJRg==\r\nAAAA\r\n\r\nEND:VCARD \r\n'
} >android.vcf
{
    printf '\357\273\277BEGIN:VCARD\r\r\nVERSION:3.0\r\r\nFN:Ann Berg\r\r\nEND:VCARD\r\r\n'
    printf '\357\273\277begin:vcard\nversion:4\nfn:Bo Berg\nnote:caf\303\r\n \251 au lait\n'
    printf 'note;encoding=8bit:allergic to nuts\nnote;encoding=b:a2l3aSBh\n bGxlcmd5\n'
    printf 'end:vcard\nBEGIN:VCARD\nFN;CHARSET=ISO-8859-1:Zo\353\n'
    printf 'NOTE;CHARSET=SHIFT_JIS:\343\201\202\nEND:VCARD\n'
    printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Ren\351\nEND:VCARD\n'
    printf 'BEGIN:VCARD\nVERSION:2.1\nFN:Kim\n'
    printf 'NOTE;CHARSET=X-OWN;ENCODING=QUOTED-PRINTABLE:=82=A0\nEND:VCARD\n'
} >odd.vcf
cat >groups.vcf <<'Y'
BEGIN:VCARD
VERSION:3.0
N:Ek;Dee;Ann,Mae;;
FN:Dee 
 Ek
X-PHONETIC-FIRST-NAME:ディー
item1.TEL:+15550102
item1.X-ABLabel:Office
item2.TEL:+15550103
item2.X-ABLabel:Haus 2
item3.X-ABDATE:2009-08-08
item3.X-ABLabel:_$!<Anniversary>!$_
item4.X-ABRELATEDNAMES:Bo Ek
item4.X-ABLabel:_$!<Spouse>!$_
item5.X-ABRELATEDNAMES:Cy Ek
item5.X-ABLabel:_$!<Assistant>!$_
item6.URL:https://example.org
item6.X-ABLabel:Blog
RELATED;TYPE=friend;VALUE=text:Flo
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:The Berg family
MEMBER:urn:uuid:2
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Eva
NOTE:a first line
and a second: with a colon
Peanut allergy: carries a pen
PHOTO:data:image/png;base64,AAAA
KEY;ENCODING=b:AAAA
TITLE:Chef
END:VCARD
stray
line
BEGIN:VCARD
VERSION:2.1
N:ﾔﾏﾀﾞ;ﾀﾛｳ
SOUND;X-IRMC-N:ﾔﾏﾀﾞ;ﾀﾛｳ;;;
NOTE:A long note of a telephone that folds
 before a space
EMAIL;INTERNET:mailto:t@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Cut Off
Y
for f in android odd groups; do journal import --tsv $f.vcf; done
cat guests/*.txt
