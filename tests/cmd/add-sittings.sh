# Two sittings a day: say which.
journal add aiko -d 2026-11-01 '12:30 visit: lunch' '19:30 visit: dinner'
journal add aiko '2026-11-01 12:30 visit: lunch for 2' '2026-11-01 19:30 visit: dinner for 2'
journal add aiko -d 2026-11-01 'turnip'
journal add aiko -d 2026-11-01 -t 13:00 'turnip'
journal add aiko -d 2026-11-01 -t 20:00 'turnip' 'likes: turnips'
journal add aiko '2026-11-01 visit: a third'
grep 2026-11-01 guests/aiko-nakamura.txt
# A menu is many dishes, and one question.
printf 'congee\nbao\n' | journal add aiko,tom -d 2026-11-01 -m -
