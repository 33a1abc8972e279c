# journal: none
# undo goes back a command at a time, redo forth again, until a new command is written.
journal init j >made && cd j || exit
journal new Kit >made
journal new Ann >made
journal book kit,ann 2026-11-29 19:00 'for 2' >made
journal cancel kit >made
journal add kit 'dish: lamb' 'dish: cod' 'note: her first' >made
journal mark kit lamb+ cod- >made
journal undo --list
journal add kit @nobody 'dish: no' # writes nothing, so it is not undone
for _ in 1 2 3 4; do journal undo; done
journal undo --list --tsv
journal redo
journal redo --json
journal undo
cat guests/kit.txt
# a new command: what was undone cannot be redone
journal add ann 'note: new'
journal redo
journal undo --list
# a command whose file was not written in the end: undo goes on to the one before
sed -i '/note: new/d' guests/ann.txt
journal undo
# a file changed since: it is named, and the others stay too
journal redo
echo '# mine' >>guests/ann.txt
journal undo
journal undo --list
cat guests/kit.txt
