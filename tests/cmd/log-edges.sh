# Order within a day by hour, then by guest and line; the filters by day and by key.
# journal: none
journal init . >/dev/null
printf '2026-01-02 dish: b\n2026-01-02 19:00 visit: b\n2026-01-01 note: x\nlikes: tea\n# c\n'\
'2026-01-02 odd\n2026-01-02 dish: a\n' >guests/b.txt
printf '2026-01-02 19:00 visit: a\n2026-01-03 dish*: a\n2026-01-02 18:00 ask: a\n' >guests/a.txt
journal log
journal log --since 2026-01-02 --until 2026-01-02
journal log --until 2026-01-01
journal log --since 2026-01-03
journal log -k dish,ask --tsv
journal log -k item b
printf '2026-01-02 name: c\n' >guests/c.txt
journal log -k name
