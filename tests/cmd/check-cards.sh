# Words of the dish book's cards that are not understood, and cards that contradict each other.
cat > dishes.txt <<'D'
dish: first [milk, wheat] = second
dish: second [no milk, egg]
dish: third [zzyzx flour, ?, 1,3]
dish: fourth [ZZYZX, no nuts but almonds]
dish: fifth [egg, no egg]
dish: sixth [rice, no egg, house blend]
D
printf 'house blend = -\n' >allergens.txt
journal check card-word card-conflict
echo ---
printf 'zzyzx = gluten\n' >>allergens.txt
journal check --tsv card-word card-conflict | cut -f 2,3,5,6
echo ---
# A card with very many such words: the first ones are named.
{ printf 'dish: long [rice'; seq -f ', qq%g' 30; echo ']'; } | tr -d '\n' >dishes.txt
journal check --tsv card-word | cut -f 3,5,6 | tail -n 3
