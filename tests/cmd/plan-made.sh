# Items that are made of several things: asked about, unless a card says what they are made of.
printf 'name: Ann\nallergy: sesame, fish\n2026-11-23 19:00 booked: dinner for 1\n' >guests/ann.txt
cat >dishes.txt <<'END'
dish: named [lamb, korma, rice]
dish: own card [pasta, pesto]
dish: pesto [basil, olive oil, sesame paste, parmesan] = pistou
dish: own card by its other name [pistou, rice]
dish: a card in a card [house curry]
dish: house curry [lamb, green paste]
dish: green paste [chilli, anchovy]
dish: a card with an item of that kind [rempah stew]
dish: rempah stew [curry paste, lamb]
dish: cards in a circle [red curry]
dish: red curry [yellow curry, chilli]
dish: yellow curry [red curry, onion]
dish: listed [sauce (tomato, onion, oregano), rice]
dish: denied [korma, no sesame, no fish]
dish: denied on its card [samosa]
dish: samosa [curry powder, potato, no sesame, no fish]
dish: claimed [korma without sesame]
dish: korma and rice [korma and rice]
dish: one thing each [soy sauce, butter, flour, vinegar, tofu, pasta, rice]
END
sed -n 's/^dish: \([^[]*\) \[.*/\1/p' dishes.txt >menu
journal plan --width 90 ann menu
echo ---
journal brief --width 90 -m menu ann
echo ---
# A word that the card of its own explains is understood.
printf 'dish: first [rempah]\ndish: second [zzyzx]\ndish: rempah [chilli, onion]\n' >dishes.txt
journal check --tsv card-word | cut -f 3,6
# More items with a card of their own than are read: the others are asked about.
pairs=$(set -- apple pear leek carrot onion potato rice lamb beef thyme parsley spinach
    for first; do shift; for second; do echo "$first $second"; done; done)
items=$(echo "$pairs" | paste -s -d, -)
{ echo "dish: most [${items#*,*,*,}]" && echo "dish: crowded [$items]" &&
    echo "$pairs" | sed 's/.*/dish: & [rice]/; $s/rice\]/almond]/'; } >dishes.txt
printf 'most\ncrowded\n' >menu
printf 'name: Bea\nallergy: nuts\n' >guests/bea.txt
journal plan --width 90 bea menu
