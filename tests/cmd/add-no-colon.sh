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
