journal list --tsv --since 2026-06-01
journal list --json --since 2026-06-01
journal list --csv --since 2026-06-01
journal list --csv=raw --since 2026-11-01
journal list --tsv --tag no-such-tag
