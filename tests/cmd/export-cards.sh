# Who they are, as cards; bookings and the days of the year, as a calendar.
# journal: none
journal init . >/dev/null
cat >guests/a.txt <<'Y'
name: Ann, "The; Owl"\
aka: Annie
kana: アン
phone: +44 1632 960001
email: ann@berg.example
address: 1 Road, Town
company: Berg; Sons
birthday: 1980-02-29
anniversary: 06-14
language: Norwegian
tag: wine, press (of old)
tag: gone; until 2026-11-22
seat: corner
allergy: nuts; said twice
diet: vegan; until 2026-11-22
note: no date
likes:
phone:
2026-01-01 note: of a day
2026-11-23 19:00 booked: dinner for 4; window
2026-11-23 19:00 booked: dinner for 4; window
2026-11-23 booked-: lunch
2026-11-24 booked:
booked: some day
Y
printf 'note: neither name nor day\nbirthday: 02-28\nanniversary: x\n' >guests/b.txt
echo 'name: Cy' >guests/c.txt
journal export --vcard | tr -d '\r'
journal export --ics | tr -d '\r'
