# In place of a dish: of its course, new to the guest, nothing against it; the menu comes first.
cat >>dishes.txt <<END
dish: crab cake [crustacean]; course starter
dish: plain soup [onion]; course starter
dish: pear tart [wheat]; course dessert
END
printf 'crab cake\nplain soup\n' | journal plan --instead aiko -
printf 'crab cake\n' | journal plan --instead --tsv aiko - | cut -f 1,5,17
journal add aiko -d 2026-01-01 'dish: plain soup' >/dev/null
printf 'crab cake\n' | journal plan --instead --json aiko - | grep -o '"instead":[^,}]*'
echo '== everyone of the day'
journal plan --instead --tsv 2>/dev/null | cut -f 1,3,5,17 | head -n 12
