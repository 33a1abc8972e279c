# A booking to come and open items are named before the file goes; so is an hour after midnight
# where no setting says to which night it belongs.
mkdir house && journal init house >/dev/null && cd house || exit
journal new Eve 'ask: a window table; by friday' 'promise+: cake' '2026-11-20 booked: for 3'
journal book eve 'next monday' 19:00 'for 2'
journal book eve today 12am 'for 2' 2>&1
journal forget --yes eve 2>&1
echo 'day-ends: 04:00' >>journal.conf
journal new Bo && journal book bo today 12am 'for 2' 2>&1
