# Two equal lines are one fact, wherever it is asked for; the file keeps both.
# journal: none
journal init . >/dev/null
printf 'dish: nut cake [walnut]\n' >dishes.txt
cat >guests/a.txt <<'Y2'
name: Ann
allergy: walnut
2026-01-01 visit: for 2
2026-01-01 dish+: cod
2026-01-01 promise: a cake by 2026-02-01
2026-01-02 promise: a cake by 2026-02-01
likes: tea
2026-11-23 19:00 booked: for 2
# the same again
ALLERGY: walnut
2026-01-01 promise: a cake by 2026-02-01
2026-01-01 dish+:  cod
2026-01-01 dish: cod
2026-01-01 Promise: a cake by 2026-02-01
likes: tea
# the same again
2026-11-23 19:00 booked: for 2
Y2
journal open
journal open a
journal report open
journal report dishes
journal list
journal served a
journal show a
journal brief --long
echo 'nut cake' | journal plan a -
journal export a | wc -l | tr -d ' '
