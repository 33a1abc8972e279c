# Days and hours as people type them; 2026-11-23 is a Monday.
b() { journal book george "$@" && journal undo >/dev/null 2>&1; }
b friday 6pm
b Fri 6:30 PM
b 'next monday' 19h30
b next monday 1930 4p
b this wednesday 19.30 'for two'
b tonight 4p
# two meanings, and none
b next friday 19:30
b fri 7:30
b fri 19:3o
b firday 19:30
b 27.11. 19:30
b 27 nov 19:30
b 2026-02-30 19:30
b 19:30
# a wrong day is not a guest, a remark or a reason; a number that is a guest's is
for c in 'brief frday' 'brief 31.12' 'sheet 31/12' 'wall satuday' 'week next week' \
    'cancel aiko frday' 'cancel aiko 31.12.' 'cancel aiko 25:00' 'move aiko frday' \
    'move aiko fri 25:00' 'move aiko 7:30' 'noshow aiko monady' 'add -t 7:30 aiko cod' \
    'add -d 1.12. aiko cod'; do
    # shellcheck disable=SC2086 # it is words
    journal $c 2>&1 | head -n 1
done
journal add george 'phone: 27-11' >/dev/null
journal brief 27-11 | head -n 1
# an hour alone: of the same day, or of the booking that is named
journal move aiko 8:15pm
journal move kenji mon 20:15 20:30
journal move aiko 20:30 21:00
journal cancel sora 20:30 'a fever'
