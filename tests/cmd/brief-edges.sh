# Days, years, ages and numbers at their limits.
# journal: none
journal init . >/dev/null
cat >guests/ann.txt <<'Y'
name: Ann
birthday: 2008-11-24
anniversary: 2025-11-24
2026-11-23 allergy: none
2026-11-22 intolerance: milk
2026-11-21 diet: vegan
2025-11-24 diet: no garlic
2025-11-23 diet: no onion
2024-11-23 diet: none
2023-11-23 diet: halal, none
diet:
2026-11-22 visit: dinner
2026-11-22 note: nothing served
2026-11-23 booked: for 1; at the bar
2026-11-20 ask: a; by 2026-11-22
2026-11-20 ask: b; by 2026-11-23
2026-11-20 ask: c; by 2026-11-24
2026-11-20 ask: d; two, words
2026-11-20 ask-: e
2026-11-22 booked~: lunch
2026-11-23 12:00 booked~:
2026-11-21 booked: never said
2026-11-25 booked~: later
Y
cat >guests/bo.txt <<'Y'
name: Bo
kana: ボ
birthday: 2008-11-23
anniversary: 12-07
2026-11-21 dish: soup
2026-11-21 dish-: cod [fish]
2026-11-21 dish~: eel = unagi
2026-11-21 dish+: tea
2026-11-21 wine+: red
2026-11-21 dish*: cake
2026-11-21 note+: x
2026-11-23 19:00 booked: with @cy, @di and @nobody, for 5, table 2
2026-11-23 19:00 companion: allergy nuts
Y
printf 'name: Cy\nbirthday: 12-08\nanniversary: 2026-12-07\nvip: x\naccess: y\nvip: \n'\
'seat: z; until 2026-11-22\n2026-11-23 19:00 booked: for 4; a word, table 3\n' >guests/cy.txt
printf 'name: Di\nbirthday: 2026-11-24\nanniversary: 2026-11-23\nallergy: none, except milk\n'\
'2026-11-01 booked+: x\n' >guests/di.txt
printf 'name: Ed\nbirthday: 1900-11-23\n2026-11-23 booked: for 2\n'\
'2026-11-24 visit: x\n' >guests/ed.txt
printf 'name: Fi\n2026-11-23 21:00 booked: for 3\n2026-11-23 dish: x\n' >guests/fi.txt
printf 'name: Gi\n2026-11-24 booked+: x\n' >guests/gi.txt
journal brief --long
journal brief --long gi,di ed
journal brief --long --width 40 di bo
journal brief --long --tsv | cut -f 1-7,9,12-18
for n in 0 1 2 3 9 10 11 12 20 21 22 99 100 101 110 111; do
    { echo 'name: Z' && seq "$n" | awk '{ printf "20%02d-01-%02d visit:\n", $1 / 28, $1 % 28 + 1 }'
    } >guests/z.txt
    journal brief --long z | grep -i visit
done
