# "@ID !dish" that matches no dish of the menu leaves nothing out, and is reported.
printf '%s\n' 'shrimp toast' 'black cod' '@aiko-nakamura !prawn toast' \
    '@aiko-nakamura !shrimp toast' '@aiko-nakamura !noodles' '@kenji-nakamura noodles' >menu
journal plan aiko menu 2>&1 | grep -e no-such -e STOP -e 'left out'
journal add -m menu aiko 2>&1 | grep -e no-such -e toast
journal brief -m menu today aiko 2>&1 | grep -c no-such
journal wall -m menu today 2>&1 | grep -c no-such
journal sheet -m menu today --print 2>&1 | grep -c no-such
# The kitchen's page and the sheet ask about it where the guest is, on paper and in HTML.
journal wall -m menu 2>/dev/null | grep -e 'left out'
journal wall -m menu --tsv 2>/dev/null | grep -e 'left out'
journal wall -m menu --html 2>/dev/null | grep -o 'ASK prawn toast[^;<]*;'
journal sheet -m menu 19:00 2>/dev/null | tee page
journal sheet -m menu --html 19:00 2>/dev/null | grep -A1 -F 'prawn toast'
journal sheet -m menu --blank 19:00 2>/dev/null | grep -A1 -F 'prawn toast'
# The question of the sheet is not recorded.
journal sheet -m menu --record page 2>/dev/null
journal served aiko prawn
# In another language.
echo 'language: de' >>journal.conf
journal wall -m menu 2>/dev/null | grep -o 'prawn toast: wegz[^;]*;'
journal plan aiko menu 2>/dev/null | grep -o 'wegzulassen.*'
