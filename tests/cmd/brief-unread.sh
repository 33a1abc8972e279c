# A line of the day that is not understood may be a booking: the page says who may be missing.
line() { printf '%s\n' "name: $1" 'allergy: nuts' "$2" >"guests/$1.txt"; }
line ann "$(printf '2026-11-23\302\240''19:00 booked: for 2')"
line bea '2026-11-23 19:00 boked: for 2'
line cyd '2026-11-23 19.00 booked: for 2'
line dan '2026-11-23 19:00 booked for 2'
line eve '2026-11-24 19:00 booked for 2'
line fay '2026-11-23 note: by telephone'
# A guest with a seat is on the page, with the line.
printf '%s\n' '2026-11-23 19:00 booked for 2' >>guests/aiko-nakamura.txt
for command in brief week wall 'sheet --print' ''; do
    echo "journal $command" >&2
    # shellcheck disable=SC2086 # words
    journal $command >page; echo "exit $?"
    grep -c 'ann\|bea\|cyd\|dan' page
done
journal brief 2>&1 | grep 'line 53'
