# More people in one booking than are looked up.
printf 'name: Host\n2026-11-24 19:00 booked: for 41' >guests/host.txt
for n in $(seq 40); do
    echo "name: G$n" >"guests/g$n.txt"
    printf ' @g%s' "$n" >>guests/host.txt
done
echo >>guests/host.txt
journal show host
