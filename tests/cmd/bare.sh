# `journal` alone: the evening in a few lines, and what to type next.
journal
journal --color always 2>&1 | head -n 2
echo "another day, and one with a first visit who was never asked"
journal --today 2026-11-24
journal new Una 'note: allergic to shellfish, carries EpiPen'
journal book una 2026-11-24 19:00 'for 2'
journal book una 2026-11-24 21:00 'for 2'
journal new 'Bo Lee' 'allergy: none; asked'
journal book bo 2026-11-24 19:00 'for 4'
journal --today 2026-11-24
echo "exit $?"
echo 'ask: no' >>journal.conf
journal --today 2026-11-24 | sed -n 2,4p
echo "many guests: no part of them could pass for all"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
    journal new "Guest $i" 'allergy: nuts' 'ask: a cup; by 2026-11-25'
    journal book "guest-$i" 2026-11-25 19:00 'for 1'
done >/dev/null 2>&1
journal --today 2026-11-25 | sed '/^$/,$d'
echo "broken files are named"
mkdir guests/zz.txt
printf 'broken \n2026-11-24 booked: for 1\n' >guests/odd.txt
journal --today 2026-11-24 | sed -n 1,2p
journal --json || echo "exit $?"
cd / && HOME=/nonexistent XDG_DATA_HOME='' JOURNAL_DIR=/nonexistent journal || echo "exit $?"
