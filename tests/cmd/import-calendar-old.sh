# Calendars of old programs: quoted-printable, lines folded inside a character, Windows-1252, and
# an event that another interrupts.
# journal: none
journal init . >/dev/null
{
    printf 'BEGIN:VCALENDAR\r\nVERSION:1.0\r\n'
    printf 'BEGIN:VEVENT\r\nDTSTART:20261203T193000\r\n'
    printf 'SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB =\r\nOrt (2)\r\nEND:VEVENT\r\n'
    printf 'BEGIN:VEVENT\r\nDTSTART:20261204T190000\r\n'
    printf 'SUMMARY:Ren\303\r\n \251 Ek\r\nEND:VEVENT\r\n'
    printf 'BEGIN:VEVENT\r\nDTSTART:20261205T190000\r\nSUMMARY:Half an event\r\n'
    printf 'BEGIN:VEVENT\r\nDTSTART:20261206T190000\r\nSUMMARY:J\366rg Au\r\nEND:VEVENT\r\n'
    printf 'END:VCALENDAR\r\n'
} >old.ics
journal import old.ics; echo $?
cat guests/*.txt
