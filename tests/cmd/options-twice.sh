# What may be a list can be given word by word; of the rest the last one counts.
journal log -k allergy -k diet --since 2026-01-01
journal log -k allergy,diet --since 2020-01-01 --since 2026-01-01 | wc -l
