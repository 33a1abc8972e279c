# Lines that were printed are on the disk; lines that could not be printed are not lost.
journal add aiko 'dish: turnip' >/dev/full; echo "exit $?"
journal add aiko 'dish: turnip' >/dev/full; echo "exit $?"
journal add aiko 'dish: eel' >&-; echo "exit $?"
tail -n 2 guests/aiko-nakamura.txt
# A form that only reads saved nothing.
journal sheet --print >/dev/full 2>&1; echo "exit $?"
journal undo --list >/dev/full; echo "exit $?"
journal store >/dev/full; echo "exit $?"
printf 'name\nUna Lind\n' | journal import --dry-run - >/dev/full 2>&1; echo "exit $?"
cp guests/aiko-nakamura.txt 'guests/aiko-nakamura (1).txt'
journal resolve >/dev/full 2>&1; echo "exit $?"
