# Problems that a merge of two machines' evenings can leave.
cat >guests/two.txt <<END
name: Two Machines
was: aiko-nakamura

2026-11-20 visit: dinner for 2
2026-11-20 19:30 visit: dinner for 2 at the counter
2026-11-20 dish: eel
2026-11-20 dish+: eel
2026-11-20 dish: cod
2026-11-20 dish: cod
2026-12-01 19:00 booked: for 2
2026-12-01 19:00 booked: for 4
2026-12-01 19:00 booked-: for 5
2026-12-02 12:00 visit: lunch
2026-12-02 19:00 visit: dinner
END
journal check came-back two-visits two-bookings double
echo $?
journal check --tsv double
