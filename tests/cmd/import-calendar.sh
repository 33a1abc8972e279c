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
# Each text of an event is kept; labelled lines are facts of the guest.
cat >rest.ics <<'X'
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:7@example.org
DTSTART:20261128T190000
SUMMARY:Dinner\, nut allergy!
ATTENDEE;CN=Flo Au:mailto:flo@example.org
END:VEVENT
BEGIN:VEVENT
UID:8@example.org
DTSTART:20261129T190000
SUMMARY:Gil Ott (3)
DESCRIPTION:Allergies: peanut; milk\nhigh chair
LOCATION:Table 12
COMMENT:severe sesame allergy
CONTACT:Hal Ito\, +1 555 0100
X-DIETARY-REQUIREMENTS:vegan
X-COLOR:blue
END:VEVENT
BEGIN:VEVENT
UID:9@example.org
DTSTART:20261130T190000
SUMMARY:Ida Uhl
ATTENDEE;CN=Jo Orr:mailto:jo@example.org
ATTENDEE:mailto:kim@example.org
END:VEVENT
END:VCALENDAR
X
journal import --tsv rest.ics
cat guests/flo-au.txt guests/gil-ott.txt guests/ida-uhl.txt
echo 'praline [hazelnut]' | journal plan flo -
# A calendar that comes again: what is cancelled in it is named, and how to cancel it.
event() # STATUS HOUR
{
    printf '%s\n' BEGIN:VCALENDAR BEGIN:VEVENT UID:10@example.org "STATUS:$1" \
        "DTSTART:20261205T$2" 'SUMMARY:Leo Poe (2)' END:VEVENT END:VCALENDAR >again.ics
    journal import --tsv --by-name again.ics; echo $?
}
event CONFIRMED 190000
event CONFIRMED 190000
event CANCELLED 190000
event CANCELLED 200000
cat guests/leo-poe.txt
journal cancel leo-poe 2026-12-05 19:00
event CANCELLED 190000
# A property of another program is kept if it signals an allergy.
cat >extra.ics <<'X'
BEGIN:VEVENT
UID:9@example.org
DTSTART:20261205T190000
SUMMARY:Ela Fink
X-GUEST-NOTES:Nussallergie
X-COLOR:green
CATEGORIES:Dinner
BEGIN:VALARM
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
X
journal import extra.ics
cat guests/ela-fink.txt
echo 'linzer torte [hazelnut]' | journal plan ela -
cat >reminder.ics <<'X'
BEGIN:VEVENT
UID:10@example.org
DTSTART:20261206T190000
SUMMARY:Fay Graf
CATEGORIES:no shellfish
BEGIN:VALARM
DESCRIPTION:Fay is coeliac
END:VALARM
END:VEVENT
X
journal import reminder.ics
cat guests/fay-graf.txt
