# The short page: every allergy, ask and stop of the long one, in a few lines a guest. A wrapped
# line is indented deeper than a label.
journal brief --width 80
[ "$(journal brief --width 80 | wc -l)" -le 150 ] && echo 'at most 150 lines'
journal brief --width 80 | grep -c '^    [^ ]'
# Each dish that is stopped for a guest is named by its first words.
journal brief --tsv | awk -F '\t' '$9 == "STOP" { sub(/,.*/, "", $10); print $6 "\t" $10 }' |
    while IFS='	' read -r id dish; do
        journal brief "$id" --width 0 | grep STOP | grep -qF "$dish" || echo "lost: $id $dish"
    done
# Guests who were not asked: once a table. Complaints, notes and due items; no older notes.
cat >guests/ann.txt <<'Y'
name: Ann
aka: Annie
note: left-handed
tag: VIP table
2026-01-01 note: old
2026-02-01 19:00 visit: dinner; at the bar
2026-02-01 note: cried; her father died
2026-02-01 dish~: soup, leek; too hot
2026-03-01 note: rang about the noise
2026-02-02 complaint: cold soup; a glass was offered
2026-12-24 19:00 booked: for 3 with @bo and @cy; no stairs
Y
printf 'name: Bo\n2026-12-24 19:00 booked: for 3 with @ann and @cy; no stairs\n' >guests/bo.txt
printf 'name: Cy\nallergy: none\n2026-12-24 19:00 booked: for 3 with @ann and @bo; late\n' \
    >guests/cy.txt
journal brief 2026-12-24 --width 80
# Without -m the menu of the day is read; one that fails is reported, and the guests are printed.
mkdir -p menus
printf 'soup, leek [leek]\nsoup, pea [pea]\nfish pie\ncrab [crab] [?]\n' >menus/2026-12-24.txt
printf 'allergy: crab, pea\n' >>guests/bo.txt
journal brief 2026-12-24 bo --width 80
printf '<<<<<<< a\n=======\n>>>>>>> b\n' >menus/2026-12-24.txt
journal brief 2026-12-24 bo --width 80
echo "status $?"
