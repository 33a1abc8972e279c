# Equal lines are one fact: the first goes. Different ones are never guessed between.
printf 'note: a\nnote: a\nnote: ab c\n' >>guests/tom-okafor.txt
journal remove tom 'note: a'
journal remove tom 'a'
tail -n 2 guests/tom-okafor.txt
