journal served aiko 'black cod' && echo again
journal served aiko 'ice cream' 'wagyu' && echo again
journal served aiko cod && echo 'one word of it'
journal served aiko 'whale' || echo "never: $?"
journal served aiko,kenji,sora 'wagyu'
journal served aiko,kenji 'whale' || echo "never: $?"
journal served aiko,kenji 'whale' 'panda' || echo "never: $?"
# One word of a plate that lists more than any name has.
printf '2026-01-02 dish: %s zander\n' "$(seq -s ' ' 100 130)" >>guests/tom-okafor.txt
journal served tom zander || echo "never: $?"
