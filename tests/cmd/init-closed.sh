# An empty directory that every user can enter becomes private; others stay as they are.
# journal: none
mkdir -m 755 open used && mkdir -m 750 group && mkdir -m 2755 shared && echo >used/notes
for d in open used group shared; do journal init "$d" >/dev/null; done
for d in open used group shared; do find "$d" -prune -perm 700; done
journal -C open check && echo clean
