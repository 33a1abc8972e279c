# An open item equals its marked form, and takes its remark.
journal add aiko 'ask: the blue cups'
journal add aiko 'ask: the blue cups; by 2026-12-24'
journal add aiko 'ask+: the blue cups; 2026-11-23 found at the potter'
journal add aiko 'ask: the blue cups'
grep -c 'blue cups' guests/aiko-nakamura.txt
