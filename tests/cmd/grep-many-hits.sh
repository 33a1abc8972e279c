# More hits in a line than are looked for at first.
# journal: none
journal init . >/dev/null
printf 'name: A\nnote: %s\n' "$(seq -s ' x' 40)" >guests/a.txt
journal --color always grep x | cat -v
journal --color always grep x | grep -o "$(printf '\033')\[[0-9;]*31mx" | wc -l
# As many lines as are kept at first.
{ echo name: B; printf '2026-01-0%s note: y\n' 1 2 3 4 5 6 7 8; } >guests/b.txt
journal grep --visit y
