# The day on which a filter begins to hold; what sorts together goes by id.
# journal: none
journal init . >/dev/null
printf 'name: Zed\nbirthday: 11-23\n2026-11-22 visit: x\ntag: Wine, press (old)\n' >guests/a.txt
printf 'name: Ann\nbirthday: 1980-11-24\n2026-11-20 visit: x\n2026-11-22 visit: y\n'\
'tag: wine; until 2026-11-22\n2026-11-21 booked: x\n' >guests/b.txt
printf 'name: ann\nbirthday: 11-22\nlikes: Crème brûlée\n2026-11-24 booked: x\n' >guests/c.txt
printf 'name: Åsa\nbirthday: x\n2026-11-23 dish: cod\nlikes: creme; until 2026-11-22\n'\
'# likes: creme\n2026-11-01 ask: a\n2026-11-01 ask: b\n2026-11-01 ask+: c\n' >guests/d.txt
printf 'name: Bo\n2026-11-22 booked: x\n2025-11-23 visit: x\n'\
'tag: press; until 2026-11-23\n' >guests/e.txt
printf 'name: Cy\nbirthday: 11-21\n' >guests/f.txt
t() { echo "-- $*"; journal list --ids "$@"; }
journal list
for how in name last visits gap; do t --sort $how; done
t --tag wine
t --tag PRESS
t --tag 'press (old)'
t --tag win
t --birthday 0
t --birthday 1
t --birthday 364
t --first
t --unrecorded
t --since 2026-11-22
t --before 2026-11-22
t --since 2025-11-23 --before 2026-11-23
t --lapsed 0
t --lapsed 1
t --lapsed 365
t --lapsed 366
t --with likes=BRULEE
t --with likes=creme
t --with 'name=ANN' --first
printf 'name: Wine\nlikes: wine\nwine: wine\n' >guests/g.txt
t --tag wine
