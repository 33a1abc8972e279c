# The booking keeps its words; what is known of its companions goes along.
journal move lucia 2026-11-30 20:00
tail -n 2 guests/lucia-ferrando.txt
# a party; one day of two; and back again
journal move kenji mon 2026-12-01
journal move kenji 2026-12-01 19:00 2026-11-23
journal move kenji 2026-11-23 20:00
journal move dieter 2026-10-16 fri
# none; too few and too many words
journal move dieter 2026-10-16 fri
journal move aiko
journal move aiko 19:00
journal move aiko fri sat sun
