# A sheet is printed, with what the menu, plan and the record say; a page fits 80 columns.
journal sheet aiko
echo "exit $?"
journal sheet --print 18:30
journal sheet --blank today 18:45
echo '--- all'
journal sheet | grep -c '^## '
journal sheet | awk 'length($0) > 100'
echo '--- nobody'
journal sheet 2026-11-21
echo "exit $?"
journal sheet 06:00
echo "exit $?"
echo '--- other menus, and none'
printf '%s\n' 'starter: soup; of the day' 'wine: Arbois' 'allergy: nuts' 'Cocktail #5' \
    '@kenji-nakamura dish*: cod' '@aiko !soup' |
    journal sheet -m - kenji
mv menus/2026-11-23.txt was
journal sheet george
mv was menus/2026-11-23.txt
echo '--- refused'
journal sheet aiko kenji
journal sheet 19:00 aiko
journal sheet --tsv
journal sheet --record - aiko
journal sheet 2026-02-30
