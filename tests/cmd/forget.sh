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
