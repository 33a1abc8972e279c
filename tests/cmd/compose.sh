# A menu for a party: courses of the cards, reasons, and what is missing.
journal compose -n 3 aiko,kenji-nakamura
printf 'dish: halibut, dill [fish]; course fish\n' >>dishes.txt
printf 'dish: plain rice [onion]; course Fish\n' >>dishes.txt
printf 'dish: beet salad [onion]; course starter\ndish: lamb [meat]; course meat\n' >>dishes.txt
journal compose sora
journal compose --courses starter,fish,fish,cheese sora
echo $?
journal compose --courses fish --tsv sora priya
echo $?
journal compose --json --courses fish sora,priya
journal compose
journal compose nobody
echo $?
: >dishes.txt
journal compose sora
echo $?
