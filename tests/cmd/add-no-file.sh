# Lines that were printed are on the disk; lines that could not be printed are not lost.
journal add aiko 'dish: turnip' >/dev/full; echo "exit $?"
journal add aiko 'dish: turnip' >/dev/full; echo "exit $?"
journal add aiko 'dish: eel' >&-; echo "exit $?"
tail -n 2 guests/aiko-nakamura.txt
