# The latest first; of one day by name, then kind; one dish by any of its names and kinds.
# journal: none
journal init . >/dev/null
printf 'dish: cod [fish] = morue\n' >dishes.txt
cat >guests/a.txt <<'Y'
name: A
2026-01-02 dish: leek
2026-01-02 wine: leek
2026-01-01 dish*: cod
2026-01-03 dish: morue
2026-01-03 dish-: Cod
2026-01-03 20:00 dish-: Cod
2026-01-03 20:00 dish-: Cod
dish+: rice
2026-01-02 dish: beef
2026-01-02 dish:
2026-01-02 note: cod
2026-11-23 dish: today
2026-11-24 dish: tomorrow
Y
printf 'name: B\n2026-01-02 dish+: rice pudding\n2026-01-02 dish~: rice\n' >guests/b.txt
journal served a
journal served --tsv a
journal served a cod
journal served a,b rice
journal served b 'pudding rice'
journal served b 'rice salt'
