# A guest named in a booking sits at its table, also if two guests name each other; a was: is
# followed, and no guest sits twice.
sed -i '/^2026-11-23 19:00 booked/d' guests/sora-nakamura.txt
sed -i '/^2026-11-23 19:00 booked/s/ and @sora-nakamura//' guests/kenji-nakamura.txt
printf 'was: granny-nakamura\n' >>guests/chiyo-nakamura.txt
sed -i '/^2026-11-23 19:00 booked/s/ and @sora/, @granny-nakamura and @sora/' \
    guests/aiko-nakamura.txt
journal brief --long kenji | grep -v '    '
journal brief --long | sed -n '/^19:00/,/^$/p' | grep -v '    '
