journal add aiko - <<'EOT'
# a comment passes

dish+: turnip
12 oysters
2024-03-01 note: from the slip
EOT
printf 'dish: a\ncolour: red\n2024-02-30 dish: b\n' | journal add aiko -
