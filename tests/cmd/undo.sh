# The last commands that wrote, taken back one after the other; refused when a file changed since.
journal undo
journal redo
journal add aiko,kenji 'dish+: turbot' >added
journal undo
grep -c turbot guests/aiko-nakamura.txt guests/kenji-nakamura.txt
journal redo
grep -c turbot guests/aiko-nakamura.txt guests/kenji-nakamura.txt
echo '2026-11-23 note: by hand' >>guests/kenji-nakamura.txt
journal undo
echo $?
grep -c turbot guests/aiko-nakamura.txt
journal new 'Ann Lee' >added && journal undo
journal fmt >changed
journal undo >/dev/null
cmp guests/lucia-ferrando.txt "$ROOT/examples/restaurant/guests/lucia-ferrando.txt"
journal undo x
echo $?
# A file that lost its only line is empty, which is not gone.
journal new Bo >made && journal remove bo 'name: Bo' && journal undo && cat guests/bo.txt
# A file that moved and was written twice is one file.
journal rename aiko-nakamura 'Aiko Mori' >/dev/null
journal undo
