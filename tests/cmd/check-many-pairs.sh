# Ten bookings of one hour are reported, then the number of the others. Each day has its own ten,
# and findings of another kind are all there.
# journal: none
journal init . >/dev/null
echo 'name: Ann' >guests/ann.txt
for day in 01 02; do
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
        echo "2026-01-$day 19:30 booked: for $i"
    done
    printf '2026-01-%s dish: cod\n2026-01-%s dish+: cod\n' $day $day
done >>guests/ann.txt
journal check | grep -v '='
