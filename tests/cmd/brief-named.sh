# Who is named in a booking sits at the table; whether they name each other or not, a was: is
# followed, and nobody sits twice.
sed -i '/^2026-11-23 19:00 booked/d' guests/sora-nakamura.txt
sed -i '/^2026-11-23 19:00 booked/s/ and @sora-nakamura//' guests/kenji-nakamura.txt
printf 'was: granny-nakamura\n' >>guests/chiyo-nakamura.txt
sed -i '/^2026-11-23 19:00 booked/s/ and @sora/, @granny-nakamura and @sora/' \
    guests/aiko-nakamura.txt
journal brief --long kenji | grep -v '    '
journal brief --long | sed -n '/^19:00/,/^$/p' | grep -v '    '
