# A house that has no food says so in journal.conf, with its own words and keys.
# journal: none
journal init . >/dev/null
cat >>journal.conf <<'Y'
standing: vehicle, patch-test, hair
ask: no
words: cover=job, table=bay, dish=part/parts
brief: vehicle, patch-test, note
expires: patch-test 12m, hair 6m
Y
cat >guests/ann.txt <<'Y'
name: Ann
vehicle: Subaru, 2011
hair: red
2025-01-01 patch-test: fine
2026-11-23 10:00 booked: for 1; table 2
Y
journal brief --width 80
journal brief --long --width 80
sed -i '/^brief/d' journal.conf
journal brief --width 80
# A setting that is not understood is reported.
cat >>journal.conf <<'Y'
brief: allergy, nokey, visit
expires: dish 3m, vehicle soon
words: chair=seat
capacity: many
Y
journal brief --width 80
