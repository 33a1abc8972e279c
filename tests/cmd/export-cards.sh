# Guests as cards; bookings and yearly days as a calendar.
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
journal export --vcard=4 a | tr -d '\r'
cat >guests/d.txt <<'Y'
name: Di van der Berg Jr.
kana: ディ
Y
printf 'name: 山田 太郎\n' >guests/e.txt
journal export --vcard d e | grep '^N:' | tr -d '\r'
# UIDs live through a move past another booking, and a cancelled one; --since leaves them alone.
printf 'name: Flo Ek\nbirthday: 06-14\n' >guests/flo-ek.txt
uids() { journal export --ics "$@" flo | grep '^UID\|^STATUS\|^DTSTART' | tr '\r\n' '  '; echo; }
journal book flo 2026-11-27 19:00 'dinner for 2' >/dev/null
journal book flo 2026-11-28 23:00 'late, for 2' >/dev/null
uids
journal move flo 2026-11-27 2026-12-24 20:00 >/dev/null
uids
journal cancel flo 2026-12-24 >/dev/null
journal book flo 2026-12-24 20:00 'for 3' >/dev/null
uids
uids --no-birthdays --since 2026-12-01
journal export --ics flo | grep '^DTEND' | tr -d '\r'
journal export --since today; journal export --vcard=5
