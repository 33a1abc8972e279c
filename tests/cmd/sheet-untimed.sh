# A booking without a time and one with: each has its table, and the page is recorded as printed.
journal new 'Ann Berg' '2026-11-23 booked: for 2' >/dev/null
journal book ann-berg today 19:00 'for 4' >/dev/null
printf 'leeks\n' >menu
journal sheet ann-berg --print -m menu >page
cat page
journal sheet --record page -m menu
journal sheet --record page -m menu
