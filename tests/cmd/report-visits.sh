# Visits by day: bars of blocks, or of ASCII; covers are counted once a table.
journal report visits --top 14
journal report visits --by week --since 2026-09-01
journal report visits --by weekday --ascii
journal report visits --by year --csv
