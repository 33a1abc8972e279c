# Covers are the largest `for N` of a table, also where few of its guests have a line.
# journal: none
journal init . >/dev/null
covers() { # DAY
    journal report visits --since "$1" --until "$1" --tsv | tail -n +2 | cut -f 1-3
}
for id in a b c d; do echo "name: $id" >guests/$id.txt; done
echo "One of the party has a line of that day:"
echo '2026-01-01 visit: dinner for 8 with @b' >>guests/a.txt
covers 2026-01-01
echo "Each names the other, or only one does:"
journal add a,b '2026-01-02 visit: dinner for 2' >/dev/null
covers 2026-01-02
echo '2026-01-03 visit: dinner for 2 with @b' >>guests/a.txt
echo '2026-01-03 visit: dinner for 2' >>guests/b.txt
covers 2026-01-03
echo "A chain of guests, one of them by a former id, and the largest number counts:"
echo '2026-01-04 19:00 visit: for 3 with @b' >>guests/a.txt
echo '2026-01-04 19:30 visit: for 5, later' >>guests/b.txt
echo '2026-01-04 visit: with @bee' >>guests/c.txt
echo 'was: bee' >>guests/b.txt
covers 2026-01-04
echo "Two tables at which one guest sat, and one with nobody else on record:"
printf '2026-01-05 12:00 visit: lunch for 4\n2026-01-05 19:00 visit: for 2 with @b\n' >>guests/a.txt
echo '2026-01-05 19:00 visit: for 2 with @a' >>guests/b.txt
echo '2026-01-05 12:30 visit: for 3' >>guests/c.txt
echo '2026-01-05 18:45 visit: for 6 with @a' >>guests/d.txt
covers 2026-01-05
echo "Without a number a table counts its guests:"
echo '2026-01-06 visit: with @b and @nobody' >>guests/a.txt
echo '2026-01-06 dish: soup' >>guests/b.txt
echo '2026-01-06 dish: soup' >>guests/c.txt
covers 2026-01-06
echo "A mention in a script without spaces:"
echo 'name: 李文静' >guests/李文静.txt
echo '2026-01-07 visit: for 2 with @李文静さんと' >>guests/a.txt
echo '2026-01-07 visit: for 2' >>guests/李文静.txt
covers 2026-01-07
echo "The same by period:"
journal report visits --by year --tsv | cut -f 1-3
journal -j 3 report visits --by weekday --tsv | cut -f 1-3
