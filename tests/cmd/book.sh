# A booking is a line; saying it again changes nothing; other words at the same hour correct it.
journal book george 2026-12-07 18:00 'dinner for 1; counter'
journal book george 2026-12-07 18:00 'dinner for 1; counter'
journal book george 2026-12-07 'dinner for 2; counter'
journal book margaux sat
# one word too many, an invalid hour, an invalid day, an unknown guest
journal book george mon 19:30 dinner for two
journal book george mon 7:30
journal book george mon 25:00
journal book george 19:00
journal book george someday
journal book nobody mon
journal book george 2026-11-20
# A time alone is of today. What may be a day is not one.
for time in 8pm '9 pm' 8 7:30 1930 20.11 24:00; do
    # shellcheck disable=SC2086 # words
    journal book dieter-vogt $time 2>&1 | head -n 1
done
