# Equal lines are one fact for commands that write, however they are spelled.
# journal: none
journal init . >/dev/null
printf 'name: Ann\n2026-01-01 promise: a cake\n2026-01-01 Promise： a cake\n' >guests/ann.txt
printf '2026-12-01 19:00 booked: for 2\n  2026-12-01  19:00 BOOKED :  for 2\r\n' >>guests/ann.txt
journal done ann cake
journal open ann
journal move ann 2026-12-01 2026-12-02
journal book ann 2026-12-02 'for 3'
journal cancel ann
journal brief --long 2026-12-02
cat guests/ann.txt
# A live booking is exported, though an earlier line of the same hour was cancelled.
journal add ann '2026-12-02 19:00 booked: dinner for 4'
journal brief --long 2026-12-02
journal export --ics ann | grep -E 'SUMMARY|STATUS'
