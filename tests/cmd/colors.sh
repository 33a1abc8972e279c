# Highlighting where colour is asked for: alarms, questions, good and bad marks.
# journal: none
journal init . >/dev/null
printf 'dish: cod pie [fish, wheat]\ndish: nut cake [walnut]\ndish: leek [leek]\n' >dishes.txt
printf 'cod pie\nnut cake\nleek\nsoup\ntart\nrice [rice]\nleek stew [leek]\n' >menu
cat >guests/a.txt <<'Y'
name: Ann
allergy: walnut; hives
intolerance: kale
alergy: x
diet: none
dislikes: cod
seat: window
2026-01-01 dish+: soup
2026-01-02 dish-: tart
2026-01-03 dish~: leek
2026-01-03 dish: leek
2026-01-04 dish*: rice
2026-01-04 wine: red
2026-11-20 ask: a; by 2026-11-22
2026-11-20 ask: b; by 2026-11-23
2026-11-20 ask: c; by 2026-11-24
2026-11-20 ask+: d; by 2026-11-21
2026-11-20 ask-: e
2026-11-20 promise: f
2026-11-21 booked: x
2026-11-22 booked~: y
2026-11-23 19:00 booked: for 3 with @b and @zed
2026-11-23 companion: allergy fish
2026-11-24 visit: z
birthday: 11-24
Y
printf 'name: Bo\nallergy: none\nlikes: leek\n2026-01-01 dish+: leek pie\n' >guests/b.txt
printf 'name: Cy\nintolerance: milk\n2026-11-25 booked: for 1\n' >guests/c.txt
for c in 'show a b' 'plan a,b menu' 'brief -m menu' 'brief c' list open 'open --all' \
    'served a' 'fresh -m menu b' 'fresh -m menu a' check log week; do
    echo "-- $c"
    # shellcheck disable=SC2086 # words
    journal $c --color always 2>/dev/null | cat -v
done
printf 'Name,Phone\nEd,0163296000\nAnn,\n,\nBo,99999999\nBo,\n' | journal import --color always - |
    cat -v
