# "@ID !dish" that matches no dish of the menu leaves nothing out, and is reported.
printf '%s\n' 'shrimp toast' 'black cod' '@aiko-nakamura !prawn toast' \
    '@aiko-nakamura !shrimp toast' '@aiko-nakamura !noodles' '@kenji-nakamura noodles' >menu
journal plan aiko menu 2>&1 | grep -e no-such -e STOP -e 'left out'
journal add -m menu aiko 2>&1 | grep -e no-such -e toast
journal brief -m menu today aiko 2>&1 | grep -c no-such
journal wall -m menu today 2>&1 | grep -c no-such
journal sheet -m menu today --print 2>&1 | grep -c no-such
