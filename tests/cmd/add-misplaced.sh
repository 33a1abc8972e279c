# A text that begins with a key and no colon is refused, unless it may be the name of a dish.
journal init . >/dev/null
journal new Eve >/dev/null
while IFS= read -r text; do
    journal add eve "$text" 2>&1 | grep -v '^usage'
done <<'X'
phone 07700 900123
birthday 29 feb
birthday cake
note left-handed
promise a cake
ask for the recipe
booked for 4
seat window
allergy nuts
allergy + nuts
wine gums
aka miso
X

# A line that tells of an allergy under another key is saved and reported, once for a party.
journal new Bo >/dev/null
journal add bo 'tag: nut' 'note: his wife is pregnant' 'note: loves the window' 2>&1
journal book eve,bo fri 19:30 'for 4; one nut allergy' 2>&1
journal new Cy 'note: carries an EpiPen' 2>&1
