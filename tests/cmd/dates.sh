# Words for days, and the one who says what today is.
t() { journal --today 2026-11-23 add tom-okafor "$@"; }
t -d today 'note: a'; t -d yesterday 'note: b'; t -d tomorrow 'note: c'
t -d +3 'note: d'; t -d -3 'note: e'; t -d mon 'note: f'; t -d sun 'note: g'; t -d TUE 'note: h'
journal --today fri add tom-okafor 'note: i'
JOURNAL_TODAY=2000-02-29 journal add tom-okafor 'note: j'
journal --today 9999-12-31 add tom-okafor -d +1 'note: k'; echo "exit $?"
journal --today 0001-01-01 add tom-okafor -d yesterday 'note: l'; echo "exit $?"
journal --today 0001-01-03 add tom-okafor -d sun 'note: m'; echo "exit $?"
journal --today 2026-02-30 list; echo "exit $?"
JOURNAL_TODAY=soon journal list; echo "exit $?"
# A future date causes one warning, except for a booking.
t 'note: n' '2026-12-01 dish: cod' '2026-12-02 dish: trout'; t '2026-12-24 booked: for 2'
# By night it is still yesterday, where the house says so: where it is past two by now.
unset JOURNAL_TODAY
hour=$(date -u +%H)
TZ=CET$((${hour#0} - 2))
export TZ
echo 'day-ends: 05:00' >>journal.conf
journal add kenji-nakamura 'note: a' >o
journal --today today add kenji-nakamura 'note: b' >>o
JOURNAL_TODAY=$(date +%F) journal add kenji-nakamura -d yesterday 'note: c' >>o
grep -o '^guests/[a-z-]*.txt:[0-9]*: [0-9-]*' o | cut -d ' ' -f 2 | uniq | wc -l | tr -d ' '
