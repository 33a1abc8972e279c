# Two equal lines are one fact; the future has not been served; undated is served, day unknown.
cat >guests/eve.txt <<'EOT'
name: Eve
dish: soup
2024-03-01 dish+: cod
2024-03-01 dish+: cod
2024-03-02 dish-: cods
2026-11-24 dish: tomorrow's cod
EOT
journal served eve
# also with other lines between them
printf '2026-01-01 dish: soup\n2026-01-01 dish: tart\n2026-01-01 wine: soup\n'\
'2026-01-01 dish+: soup\n2026-01-01 19:00 dish: soup\n2026-01-02 dish: soup\n'\
'2026-01-01 dish: soup\n2026-01-01 wine: soup\n2026-01-01 dish+: soup\n'\
'2026-01-01 19:00 dish: soup\n2026-01-02 dish: soup\n2026-01-01 dish: tart\n' >guests/z.txt
journal served z
