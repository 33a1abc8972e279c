# Duplicates: allergies with two dates, companions, own dishes; the details of AGAIN and NEAR.
# journal: none
journal init . >/dev/null
printf 'dish: cod pie [fish, wheat] = fish pie\ndish*: nut cake [walnut]\n'\
'dish: leek [leek]\n' >dishes.txt
cat >guests/a.txt <<'Y'
name: Ann
2024-01-01 allergy: walnut (hives), fish; said by her
intolerance: moonfruit
2025-01-01 diet: vegan
dislikes: leek (raw), quince
2026-01-01 dish+: leeks
2026-01-02 dish: leek
2026-01-03 wine~: leek
dish: soup
dish-: broth
2026-02-01 dish*: nut cake
2026-11-23 19:00 booked: for 4
2026-11-23 19:00 companion: allergy: nuts (Ida, hives), leek (mild)
2026-11-23 19:00 companion: likes wheat (Bo)
2026-11-23 19:00 companion: dislikes leek, walnut (Cy)
2026-11-22 19:00 companion: allergy leek (Di)
Y
printf 'name: Bo\nallergy: none\n2026-01-01 dish: soup of leek\n2026-01-02 dish-: quince\n'\
'2026-01-03 dish-: quince\n' >guests/b.txt
printf 'fish pie\nnut cake\nleek\nsoup\nbroth\nquince tart\nleek soup\n@b !soup\n@b quince\n'\
'@a rice\n' >menu
journal plan a menu
journal plan --tsv a menu
journal plan b --all menu
journal plan a,b --json menu | tail -n 3
