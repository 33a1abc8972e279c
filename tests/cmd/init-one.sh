# journal: none
journal init house; echo "exit $?"
journal init house; echo "exit $?"
ls -A house; find house -prune -perm 700
cat house/journal.conf house/.gitattributes house/.gitignore
journal -C house new 'Ann' && journal -C house list --ids
journal list 2>&1 | sed "s|$HOME|~|"
journal init "$XDG_DATA_HOME/journal" >/dev/null; journal list --ids; echo "exit $?"
