# The same command completes a cancellation that failed half-way.
sed -i 's/^2026-11-23 19:00 booked:\(.*\)/2026-11-23 19:00 booked-:\1/' guests/aiko-nakamura.txt
journal cancel aiko 'the boy has a fever'
# Two bookings of one day: which?
journal book george today 12:30 lunch
journal cancel george
journal cancel george today 12:30
journal show george --tsv | grep booked
