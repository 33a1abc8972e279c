# Menus that cannot be read: check names them, and so does a request about one person.
journal check | grep menus
ln -s 2026-11-23.txt menus/2026-11-24.txt
mkdir menus/2026-11-25.txt
mkfifo menus/2026-11-26.txt
touch menus/notes
journal check | grep menus
journal export --about @tom-okafor >/dev/null
echo "exit $?"
journal forget --yes @tom-okafor >/dev/null
echo "exit $?"
ls guests/tom-okafor.txt
