# What has been promised on the screen is on the disk; what could not be said is not lost.
journal add aiko 'dish: turnip' >/dev/full; echo "exit $?"
journal add aiko 'dish: turnip' >/dev/full; echo "exit $?"
journal add aiko 'dish: eel' >&-; echo "exit $?"
tail -n 2 guests/aiko-nakamura.txt
