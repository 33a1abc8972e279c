# Two files of one person: every line of both, mentions follow, the other name is an aka.
journal new 'Mrs Lindqvist' 'birthday: 01-02' 'dish: plum cake' 'likes: gin'
printf '# met at the harbour\n2026-11-22 note: with @mrs-lindqvist\n' >>guests/tom-okafor.txt
journal join mrs-lindqvist beatrix
journal remove mrs-lindqvist birthday
journal join mrs-lindqvist beatrix
grep -c . guests/beatrix-lindqvist.txt
grep -n 'gin\|plum\|aka\|was' guests/beatrix-lindqvist.txt
tail -n 1 guests/tom-okafor.txt
journal join beatrix @mrs-lindqvist
journal undo
ls guests/*lindqvist.txt
# The order of what was served stays, and a byte order mark is no part of a fact.
printf 'name: Ann\n\n2026-01-01 dish: soup\n2026-01-01 dish-: cod\n2026-01-01 dish: tart\n' \
    >guests/ann.txt
printf '\357\273\277allergy: nuts\r\nname: Anne\r\n2026-01-01 dish: tea\r\n' >guests/anne.txt
journal join @anne @ann
cat guests/ann.txt
