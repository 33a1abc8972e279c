# Bookings out of a calendar, of our own export and of other programs.
# journal: none
journal init . >/dev/null
printf 'name: Ann Berg\nbirthday: 06-14\n' >guests/ann-berg.txt
journal book ann 2026-11-27 19:00 'dinner for 2' >/dev/null
journal export --ics >own.ics
journal import own.ics
rm guests/ann-berg.txt
journal import own.ics
cat guests/ann-berg.txt
cat >other.ics <<'X'
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTART;TZID=Europe/Berlin:20261203T193000
SUMMARY:Bo Ek (4)
DESCRIPTION:window\nsevere peanut allergy
BEGIN:VALARM
DESCRIPTION:Reminder
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTART;VALUE=DATE:20261204
SUMMARY:Lunch
ATTENDEE;CN="Cy Dahl";PARTSTAT=ACCEPTED:mailto:cy@example.org
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:3@example.org
DTSTART:20261231T180000Z
SUMMARY:Di Noor
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261204
RRULE:FREQ=WEEKLY
SUMMARY:Staff
END:VEVENT
BEGIN:VEVENT
SUMMARY:No day
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261204
END:VEVENT
BEGIN:VEVENT
SUMMARY:Cut off
X
TZ=UTC0 journal import other.ics; echo $?
TZ=UTC0 journal import --by-name other.ics | head -n 3
cat guests/bo-ek.txt guests/cy-dahl.txt guests/di-noor.txt
echo 'satay [peanut]' | journal plan bo -
