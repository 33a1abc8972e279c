journal served aiko 'black cod' && echo again
journal served aiko 'ice cream' 'wagyu' && echo again
journal served aiko cod && echo 'one word of it'
journal served aiko 'whale' || echo "never: $?"
journal served aiko,kenji,sora 'wagyu'
journal served aiko,kenji 'whale' || echo "never: $?"
journal served aiko,kenji 'whale' 'panda' || echo "never: $?"
