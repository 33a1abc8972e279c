# Dishes to serve instead, under each guest; by course where the cards name one.
journal brief --instead --width 80 oskar,beatrix | grep -A1 -E '^  [A-Z]|STOP|AGAIN|instead'
journal brief --instead --long --width 80 oskar,beatrix | grep -B1 -A1 instead:
journal brief --instead --width 40 george | tail -n 4
journal brief --instead --tsv | cut -f 6,9,10,19 | grep -E 'lucia.*(STOP|AGAIN|AVOID)'
sed -i 's/^dish: shrimp toast.*/&; course first/; s/^dish: halibut.*/&; course fish/
    s/^dish: black cod.*/&; course fish/; s/^dish: skate.*/&; course fish/' dishes.txt
journal brief --instead --width 80 aiko | grep -A1 instead
journal --today 2026-11-23 brief --instead --html | grep -c '>instead<'
# Without a menu there is nothing to replace.
rm menus/2026-11-23.txt
journal brief --instead --width 80 | grep -c instead
journal brief --instead=all
journal brief --instead fri
