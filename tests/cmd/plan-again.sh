# The period of AGAIN: an option, or a setting.
echo 'black cod, saikyo miso' >menu
journal plan aiko menu
journal plan aiko --within 2y menu && echo nothing
journal plan aiko --visits 3 menu
journal plan aiko --visits 2 menu && echo nothing
echo 'again: 2y' >>journal.conf
journal plan aiko menu && echo nothing
journal plan aiko --within 3y menu
echo 'again: 2 visits' >>journal.conf
journal plan aiko --within 3y menu && echo nothing
journal plan aiko --within 3y --visits 0 menu
# One day, two kinds of item: the mark of the first kind stays.
printf '2026-11-01 dish+: leek tart\n2026-11-01 wine-: leek tart\n' >>guests/aiko-nakamura.txt
echo 'leek tart' | journal plan aiko -
