# The next booking, with all of its party; what is cancelled already is said so.
journal cancel aiko 'the boy has a fever'
journal cancel aiko
echo $?
# Words about what is cancelled already are not written, and that is said.
journal cancel aiko 'a cold, by now'
journal cancel aiko 'the boy has a fever'
# none, and a word too many
journal cancel aiko 2027-01-01
journal cancel aiko today a cold
# booked again it is revived, for one or for all
journal book kenji today 19:00
journal book aiko,kenji,sora today 19:00 'dinner for 3; counter'
