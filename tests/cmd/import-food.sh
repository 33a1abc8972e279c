# plan reads the food facts of an imported list or card, however they are written.
# journal: none
journal init . >/dev/null
cat >lists.csv <<'Y'
Name,Allergies,Diet,Dislikes
Ann Ek,nuts; shellfish,vegetarian; gluten-free,celery; coriander
Bo Ek,milk | eggs ::: soy,halal/no pork,-
Cy Ek,"- sesame
- mustard
",none,"beetroot
liver"
Di Ek,nuts (mild; EpiPen/2) ; w/o celery,,
Ed Ek,"peanut; until 2027-01-01",,
Y
journal import --tsv lists.csv
cat >answers.csv <<'Y'
Name,Allergies,Diet
Aa Ek,N/A,n/a
Ab Ek,-,-
Ac Ek,nein,nein
Ad Ek,FALSE,0
Ae Ek,なし,いいえ
Af Ek,aucune,non
Ag Ek,Yes,
Y
journal import --tsv answers.csv
cat >columns.csv <<'Y'
Name,Nut allergy,Milk intolerance,Gluten,Nussallergie,Vegan,"Allergies (e.g. nuts, milk)",Wine
Ba Ek,Yes,x,TRUE,ja,yes,none,Barolo
Bb Ek,No,FALSE,0,nein,no,shellfish,
Bc Ek,"severe (carries
a pen)",only raw,traces ok,,on weekdays,,
Bd Ek,✓,✔,○,x,,Yes,
Y
journal import --tsv columns.csv
{
    printf 'First Name,Last Name,Custom Field 1 - Label,Custom Field 1 - Value,'
    printf 'Custom Field 2 - Type,Custom Field 2 - Value,Relation 1 - Label,Relation 1 - Value,'
    cat
} >pairs.csv <<'Y'
Question 1,Answer 1
Eva,Ek,Allergy,peanut; kiwi,Shoe size,38,Spouse,Bo Ek,Any dietary needs?,vegan
Flo,Ek,Peanut allergy,yes,,left,,,,
Y
journal import --tsv pairs.csv
cat >cards.vcf <<'Y'
BEGIN:VCARD
VERSION:3.0
FN:Gus Ek
NOTE:Regular. Severe peanut allergy!
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Hal Ek
NOTE:Allergies: nuts\; milk\nDiet : vegan\nFood intolerance：lactose
NOTE:Milk allergy: severe\nlikes jazz: yes\nPhone: 1
NOTE:Regular. Allergy: egg. Likes: tea\nAllergies:\n- soy\n- rye
NOTE:Severe sesame allergy: carries a pen\nDiet = halal
X-ALLERGY:kiwi
item1.X-CUSTOM:mustard
item1.X-ABLabel:Allergy
END:VCARD
Y
journal import --tsv cards.vcf
cat guests/*.txt
echo 'satay [peanut]' | journal plan gus-ek -; echo $?
printf 'Name,Nut allergy\nCa Ek,No\n' | journal import -
journal brief ca-ek | grep -c 'nobody has asked'
# A guest who is exported and imported again is the same guest.
printf 'name: Ida Ek\nallergy: peanut; until 2027-01-01; by her doctor, kiwi\n' \
    >guests/ida-ek.txt
echo 'diet: vegan' >>guests/ida-ek.txt
journal export --vcard ida-ek >ida.vcf && rm guests/ida-ek.txt
journal import ida.vcf
cat guests/ida-ek.txt
# A line of a value is no line of the guest's file, whatever is before it.
printf '%s\n' 'Name,Allergies' 'Ula Orr,"nuts; until 2027-01-01' 'diet: vegan"' >until.csv
journal import until.csv
cat guests/ula-orr.txt
# Rows of a form's question, and names of columns as databases have them.
printf '%s,' Name 'Allergies [Sesame]' 'Allergies [Kiwi]' 'Diet [Vegan]' 'Allergy (nuts)' \
    'アレルギー（卵）' dairyFree isVegan >form.csv
cat >>form.csv <<'Y'
hasSoyAllergy
Vic Ott,Yes,Yes,Yes,Yes,はい,Yes,Yes,Yes
Wim Uhl,No,No,No,No,いいえ,No,No,No
Xan Voss,,peanut,,milk,,,,
Y
journal import form.csv
cat guests/vic-ott.txt guests/wim-uhl.txt guests/xan-voss.txt
# A column that nobody knows and that has only foods is asked about, unless its heading says that
# the guest has or enjoys them.
cat >unknown.csv <<'Y'
Name,Foods to avoid,Hard no's,NG食材,Hauptgang,Favourite fish,Milk preference
Fa Ek,okra,"prawns, crab",帆立,beef,cod,oat
Y
journal import --tsv unknown.csv
tail -n +2 guests/fa-ek.txt
echo tea | journal plan fa-ek -
