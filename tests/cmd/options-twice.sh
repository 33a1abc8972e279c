# A list option may be repeated; of any other option the last one counts.
journal log -k allergy -k diet --since 2026-01-01
journal log -k allergy,diet --since 2020-01-01 --since 2026-01-01 | wc -l
