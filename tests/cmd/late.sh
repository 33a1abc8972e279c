# Bookings before `day-ends` are the last of their day: on the page before service, on the wall,
# on the sheet, where bookings are listed, and in the evening of the bare command.
# journal: none
journal init . >/dev/null
echo 'day-ends: 02:00' >>journal.conf
mkdir -p menus
printf 'dish: soup [milk]\ndish: cod [fish]\n' >dishes.txt
printf 'soup\ncod\n' >menus/2026-11-23.txt
for who in ann bo cy; do
    printf 'name: %s\nallergy: none\n2026-11-01 allergy: milk\n' "$who" >"guests/$who.txt"
done
journal book ann today 00:30 'for 2' >/dev/null
journal book bo today 18:00 'for 1' >/dev/null
journal book cy today 01:59 'for 1' >/dev/null
journal brief | grep '^[0-9]'
journal brief --long | grep '^[0-9]'
journal brief --tsv | cut -f 2,6,9 | grep table
journal wall --width 80
journal wall --tsv 2>/dev/null | cut -f 2,5,10 | grep :
journal sheet --print | grep '^##'
journal book ann today 20:00 'for 2' 2>/dev/null
journal cancel ann
journal | head -n 3
