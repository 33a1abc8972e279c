# By date, then the hour; only some keys; only a class; only some guests.
journal log --since 2026-11-16 --until today
journal log -k complaint,gift --since 2026-01-01
journal log -k trail
journal log -k visit --since 2026-11-23 --tsv
journal log -k open aiko,kenji --json
journal log -k dishh
journal log --since 2030-01-01
