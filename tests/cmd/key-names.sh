# Another name of a key is that key everywhere; a key that may mean an allergy is nothing less.
printf 'allergy: allergene-trouble\nstanding: hazard\n' >>journal.conf
printf '%s\n' 'name: Marc' 'allergie: noix' 'アレルギー：そば' 'allergene-trouble: crab' \
    'Allergies: egg' 'diät: vegan' 'hazard: latex gloves' >guests/marc.txt
printf '%s\n' 'walnut tart [walnut]' 'soba [buckwheat]' 'crab [crab]' 'egg [egg]' \
    'lamb [lamb]' >menu
journal plan marc menu
journal brief --long marc
journal show --tsv marc | cut -f 2-9
journal grep -k allergy . marc
journal list --with allergy=noix --ids
journal export --tsv | grep marc | cut -f 2-7
# what is typed is written by the key's own name; a slip is not
journal add marc 'allergene-trouble: squid' 'allergia: lupin'
journal add marc 'allergies: nuts' 2>&1 | head -n 1
# refused, with the line and the remedy; the command still runs
printf 'standing: allergi, patch-test\n' >>journal.conf
journal served marc cod
