# Dishes served and their marks; one dish by the dish book, under any of its names.
journal report dishes --top 8
journal report dishes --top 3 --since 2026-01-01 --tsv
journal report dishes --top 2 --until 2020-12-31 --json
journal report dishes --top 2 --csv
journal report dishes --since 2026-11-23
echo $?
