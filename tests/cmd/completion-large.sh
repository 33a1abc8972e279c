# With more than 2,000 guests, ids are completed without opening files; names only if no id matches.
mkdir -p house/guests && echo 'version: 1' >house/journal.conf && cd house || exit 1
i=0
while [ $i -lt 2001 ]; do
    echo "name: Guest $i" >"guests/guest-$i.txt"
    i=$((i + 1))
done
printf 'name: Anna Kowalska\naka: Guestina\n' >guests/anna-kowalska.txt
echo 'name: 李文静' >guests/李文静.txt
ln -s /etc/passwd guests/kowalska-link.txt
t() { echo "-- $*" && journal completion --reply -- show "$@"; }
t anna; t KOWAL; t 'anna ko'; t 'anna-kow'; t 李; t guest-2000,李
t guestina
t nobody
t guest | wc -l
t guest-2 | head -n 2
