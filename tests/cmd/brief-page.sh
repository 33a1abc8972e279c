# All lines of a page about a guest: time since a fact, yearly days, items due, problems.
# journal: none
journal init . >/dev/null
cat >guests/ann.txt <<'Y'
name: Ann
kana: アン
birthday: 2009-11-24
anniversary: 2020-11-23
allergy: milk
2026-11-23 allergy: egg
2026-11-22 allergy: nuts
2025-11-24 allergy: sesame
2025-11-23 allergy: fish
2024-11-23 diet: none
2026-11-01 intolerance: none, none
intolerance: onion; until 2026-11-22
diet: halal; until 2026-11-23
access: ramp
likes: tea; until 2026-11-22
likes: coffee
likes:
vip: yes
seat: corner
language: Norwegian
2026-11-20 ask: a cake; by 2026-11-22
2026-11-20 ask: a candle; by 2026-11-23
2026-11-20 promise: a card; by 2026-11-24
2026-11-20 complaint: noise
2026-11-20 ask+: a fork
2026-11-22 19:00 visit: dinner
2026-11-22 dish-: leek
2026-11-22 dish*: cod; twice
2026-11-22 dish+: ling
2026-11-22 dish~: rice
2026-11-22 note: nothing
2026-11-10 booked~: dinner
2026-11-12 booked: lunch
2026-11-13 booked:
2026-11-23 19:00 booked: dinner for 4 with @bo, @cy and @nobody, table 7; window
2026-11-23 19:00 companion: allergy kiwi (Ida)
2026-11-24 19:00 booked: for 2
Y
cat >guests/bo.txt <<'Y'
name: Bo
birthday: 2008-11-23
anniversary: 12-07
allergy: none
2026-11-21 visit: x
2026-11-21 dish: cod
2026-11-23 19:00 booked: for 3 with @ann; late
Y
cat >guests/cy.txt <<'Y'
name: Cy
birthday: 2008-11-24
anniversary: 12-08
2020-01-01 visit: x
Y
cat >guests/di.txt <<'Y'
name: Di
birthday: 2027-11-24
2026-11-23 booked: for 1
Y
cat >guests/ed.txt <<'Y'
name: Ed
birthday: 11-25
2026-11-23 12:00 booked: table 3
Y
for i in 01 02 03 04 05 06 07 08 09 10 11; do echo "2026-01-$i visit: x"; done >>guests/ed.txt
journal brief --long
journal brief --long --tsv | cut -f 2-9,12- | head -n 30
journal brief --long ed di
journal brief --long --today 2026-11-24 bo | grep -e visit -e birthday
for i in 12 13; do
    echo "2026-01-$i visit: x" >>guests/ed.txt
    journal brief --long ed | grep -o '[0-9]*[a-z]* visit'
done
for i in 14 15 16 17 18 19 20; do echo "2026-01-$i visit: x" >>guests/ed.txt; done
journal brief --long ed | grep -o '[0-9]*[a-z]* visit'
