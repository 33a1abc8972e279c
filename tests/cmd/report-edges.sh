# At the edges: the day a guest ceases to be new, or is lapsed; who is expected, and who never came.
# journal: none
journal init . >/dev/null
journal report guests; echo "nobody: $?"
printf 'name: New\n2026-08-26 visit: x\n2026-11-22 visit: x\n' >guests/new.txt
printf 'name: Old\n2026-08-25 visit: for 5 with @new, @lap\n'\
'2026-11-23 visit: for 1 with @a, @b\n' >guests/old.txt
printf 'name: Reg\n2026-01-02 visit: x\n2026-08-25 visit: x\n'\
'2026-11-21 visit: for 3 with @new\n' >guests/reg.txt
printf 'name: Lap\n2026-05-27 visit: x\n' >guests/lap.txt
printf 'name: Not\n2026-05-28 dish: cod; x\n' >guests/not.txt
printf 'name: Exp\n2026-11-23 booked: x\n' >guests/exp.txt
printf 'name: Nev\n2026-11-24 visit: x\n2026-11-22 booked: x\n' >guests/nev.txt
cat >guests/o.txt <<'Y'
name: O
2026-01-01 ask+: a; 2026-01-01
2026-01-01 ask+: b; 2026-01-02
2026-01-01 ask+: c; 2026-01-05 with words
2026-01-01 ask+: d; with words; 2026-01-31
2026-01-01 ask+: e; 2025-12-31
2026-01-01 ask-: f; 2026-01-02
2026-01-01 ask: g; by 2026-11-22
2026-01-01 ask: h; by 2026-11-23
2026-01-01 promise+: a; 2026-01-01
2026-01-01 promise+: b; 2026-01-01
2026-01-01 promise+: c; 2026-01-09
2026-01-01 complaint+: a; 2026-01-02
2026-11-24 complaint: a
Y
printf '2026-01-01 dish+: cod\n2026-01-02 dish*: cods\n2026-01-02 dish-: Cod\n'\
'2026-01-03 dish~: ling\n2026-01-03 wine: ling\n' >guests/d.txt
printf '2026-01-02 dish: COD\n2025-01-02 dish: cod\n2026-11-24 dish: cod\n'\
'2026-01-01 drink: ling\n' >guests/e.txt
printf 'name: T\n2020-03-01 dish+: eel\n2020-03-01 dish: tea\n2020-03-01 dish+: eel\n' >guests/t.txt
journal report dishes --until 2020-12-31 --tsv | cut -f 1-3
rm guests/t.txt
journal report guests
journal report guests --lapsed 181 --tsv
journal report guests --since 2026-11-01
journal report open
journal report open --tsv
journal report dishes
journal report dishes --tsv --top 2
journal report visits
journal report visits --by week --top 2
journal report visits --by weekday --top 2 --tsv
journal report visits --by year --until 2026-05-28
# A table's visits name no guests, but its bookings did.
printf 'name: P\n2020-02-01 19:00 booked: for 3 with @q and @r\n2020-02-01 visit: for 3\n'\
'2020-02-08 19:00 booked-: for 2 with @q\n2020-02-08 19:00 visit: for 2\n' >guests/p.txt
printf 'name: Q\n2020-02-01 19:00 booked: for 3 with @p and @r\n2020-02-01 visit: for 3 with @p\n'\
>guests/q.txt
printf 'name: R\n2020-02-01 19:00 booked: for 3 with @p and @q\n2020-02-01 visit: for 3\n'\
>guests/r.txt
journal report visits --by week --until 2020-12-31 --tsv | cut -f 1-3
