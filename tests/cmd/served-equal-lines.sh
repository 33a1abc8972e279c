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
