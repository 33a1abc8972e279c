# A calendar that is imported again: events that were moved, cancelled or replaced since.
# journal: none
journal init . >/dev/null
event() # UID SEQUENCE START SUMMARY [LINE]
{
    printf 'BEGIN:VEVENT\nUID:%s@example.org\nSEQUENCE:%s\nDTSTART:%s\nSUMMARY:%s\n' "$1" "$2" \
        "$3" "$4"
    [ -z "$5" ] || echo "$5"
    echo END:VEVENT
}
calendar() # [METHOD]
{
    printf 'BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:%s\n' "${1:-PUBLISH}"
    cat
    echo END:VCALENDAR
}
{
    event 1 0 20261127T190000 'Ann Berg (2)'
    event 2 0 20261127T190000 'Bo Dahl (4)'
    event 3 0 20261128T190000 'Cy Ek (2)'
    event 4 0 20261128T200000 'Di Fox (3)'
    event 5 0 20261129T200000 'Ed Gil (3)'
} | calendar | journal import -
{
    event 1 1 20261127T203000 'Ann Berg (2)' 'LOCATION:terrace'
    event 2 0 20261127T190000 'Bo Dahl (4)'
    event 6 0 20261204T190000 'Bo Dahl (4)'
    event 3 1 20261128T190000 'Cy Ek (2)' STATUS:CANCELLED
    event 4 1 20261128T203000 'Di Fox (3)' RECURRENCE-ID:20261128T200000
    event 5 0 20261129T203000 'Ed Gil (3)'
    event 7 0 20261130T190000 'Fi Holm (2)'
    event 7 2 20261130T200000 'Fi Holm (2)'
} | calendar >again.ics
journal import --by-name again.ics
echo "exit $?"
event 2 1 20261127T190000 'Bo Dahl (4)' | calendar CANCEL | journal import --by-name -
event 8 0 20261130T190000 'Gu Imre (2)' | journal import -
journal export --ics di >di.ics
sed 's/T200000/T210000/; s/T220000/T230000/' di.ics | journal import -
echo "exit $?"
journal cancel ann 2026-11-27 19:00 | sed 's/.*: //'
journal move di 2026-11-28 20:00 2026-11-28 20:30 | sed 's/.*: //'
journal cancel cy 2026-11-28 | sed 's/.*: //'
journal import --by-name again.ics
cat guests/*
printf 'BEGIN:VEVENT\nDTSTART:20261203T193000\nSUMMARY:Ha Ito (4)\nEND:VEVENT\n' | journal import -
