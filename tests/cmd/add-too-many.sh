# One command adds at most 50,000 facts; after 100 lines that were refused it reads no more.
before=$(cksum guests/*)
seq -f 'note: %.0f' 50001 | journal add aiko -
echo $?
seq -f 'note: %.0f' 25001 | journal add aiko,kenji -
echo $?
yes 'colour: red' | head -n 100 | journal add aiko - 2>&1 | tail -n 1
yes 'colour: red' | head -n 101 | journal add aiko - 2>&1 | tail -n 3
[ "$before" = "$(cksum guests/*)" ] && echo 'nothing was written'
seq -f '@aiko note: %.0f' 25001 | journal add aiko,kenji - | tail -n 1
yes 'note: again' | head -n 30000 | journal add aiko - | tail -n 1
