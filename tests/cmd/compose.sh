# A menu for a party: courses of the cards, reasons, and what is missing.
journal compose -n 3 aiko,kenji-nakamura
cat >>dishes.txt <<END
dish: halibut, dill [fish]; course fish
dish: plain rice [onion]; course Fish
dish: beet salad [onion]; course starter
dish: lamb [meat]; course meat
END
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
