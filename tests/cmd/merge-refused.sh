# Why two versions are not merged line by line: the message names what is in them.
# journal: none
mark=$(printf '\357\273\277')
printf '%s\nname: Z\n' "$mark" >base
printf '%s# c\n%s\n2024-01-01 visit: x\n' "$mark" "$mark" >ours
printf 'name: Z\n%snote: y\nnote: y\n' "$mark" >theirs
journal merge-file base ours theirs; echo "exit $?"
printf 'name: Z\n' >base
printf 'name: Z\n<<<<<<< ours\nseat: a\n=======\nseat: b\n>>>>>>> theirs\n' >ours
printf 'name: Z\nlikes: tea\n' >theirs
journal merge-file base ours theirs; echo "exit $?"
printf 'name: Z\n\000\n' >ours
journal merge-file base ours theirs; echo "exit $?"
