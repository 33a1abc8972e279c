# An open item equals its marked form, and takes its remark.
journal add aiko 'ask: the blue cups'
journal add aiko 'ask: the blue cups; by 2026-12-24'
journal add aiko 'ask+: the blue cups; 2026-11-23 found at the potter'
journal add aiko 'ask: the blue cups'
grep -c 'blue cups' guests/aiko-nakamura.txt
# Adding a closed item again does not open it, and keeps how it ended.
journal done chiyo chestnuts 'sent a bag'
journal add chiyo '2026-09-18 promise: chestnuts again when they are in; by 2026-12-20'
