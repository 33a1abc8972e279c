# A guest goes: mentions are listed, copies too are gone, and undo cannot bring the file back.
# needs: git
journal forget tom
journal add @tom-okafor 'note: the last' >added
journal forget --yes @tom-okafor
journal undo
journal show @tom-okafor
echo $?
git init -q . && git add guests && git -c user.name=I -c user.email=i@example commit -qm books
journal forget --yes @dieter-vogt
# what was put aside of others stays, also where their ids begin alike
journal new Ann >/dev/null && mkdir -p .journal
for f in edit-ann.txt edit-ann.2.txt rescued-ann rescued-ann.2 edit-anna.txt edit-ann-lee.txt \
    rescued-anna; do echo kept >.journal/$f; done
echo 'friend: @ann' >>guests/oskar-lindqvist.txt
journal forget --yes @ann
find .journal -name '*ann*' | sort
