# "none" beside a current allergy, and the numbers of cards.
# journal: none
chmod 700 . && journal init . >/dev/null
cat >guests/a.txt <<'Y'
name: A
allergy: none
allergy: nuts
diet: none
diet: vegan; until 2026-11-22
intolerance: none; until 2026-11-22
intolerance: milk
dislikes: none
dislikes: none
Y
cat >guests/b.txt <<'Y'
name: B
note: 4111 1111 1111 1111 on file
note: 4111-1111-1111-1111
note: 5500005555555559
note: 378282246310005
note: 4222222222222
note: 6304000000000000000
note: 12 4111111111111111
note: 4111 1111 1111 1111 12/29
note: 378282246310005-0127
note: 0 is no card, 4111 1111 1111 1111 is
note: 411111111111 is too short
note: 41111111111111111111 is too long
note: 4111  1111 1111 1111 has two spaces
note: 4111 1111 1111 1112 has the wrong sum
note: 4111/1111/1111/1111
phone: 4111 1111 1111 1111
Y
printf 'allergy: nuts\nallergy: none\nname: C\n' >guests/c.txt
printf 'allergy: none\nname: D\nallergy: nuts\n' >guests/d.txt
journal check
