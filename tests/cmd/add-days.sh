# A day before a key, as people type it, is the day of the fact; what is no date is refused.
journal add sora 'yesterday dish: soup' '2026-11-20T20:00 visit: dinner for 2' 'today 19:30 note: a'
journal add sora '2026-11-20T20:00:30 note: seconds' '@sora-nakamura fri dish: cod'
for fact in '20.11.2026 dish: soup' '11/20/2026 dish: soup' '2026-11-20T20:00Z visit: dinner' \
    '2026-13-20 dish: soup'; do
    journal add sora "$fact"
    echo $?
done
printf '%s\n' 'yesterday dish+: eel' '2026-11-20T21:00 note: from a file' | journal add sora -
grep -c '^20.*: soup' guests/sora-nakamura.txt
# A day alone is not a dish: the facts behind it would be of another day.
for day in yesterday tonight fri '12 may'; do
    journal add sora "$day" 'dish: crab'
    echo $?
done
journal add sora 'dish: fri'
