# The next booking, with all of its party; a booking that is cancelled already is reported.
journal cancel aiko 'the boy has a fever'
journal cancel aiko
echo $?
# Words about a booking that is cancelled already are not written, and a message says so.
journal cancel aiko 'a cold, by now'
journal cancel aiko 'the boy has a fever'
# none, and a word too many
journal cancel aiko 2027-01-01
journal cancel aiko today a cold
# booked again it is revived, for one or for all
journal book kenji today 19:00
journal book aiko,kenji,sora today 19:00 'dinner for 3; counter'
