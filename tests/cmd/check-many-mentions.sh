# Ten unknown mentions of a line are reported, then the number of the others.
# journal: none
journal init . >/dev/null
printf 'name: Ann\nwas: g3\n2026-01-01 visit: with' >guests/ann.txt
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do printf ' @g%s,' $i; done >>guests/ann.txt
printf ' @ann\n2026-01-02 visit: with @g1 and @g2\n' >>guests/ann.txt
journal check nobody | grep -v '='
