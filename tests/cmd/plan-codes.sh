# Allergen codes beside a dish mean what journal.conf or the menu itself says, and nothing else.
printf 'dish: eel broth [eel, leek]\n' >>dishes.txt
cat >menu <<'END'
Bread dumplings A,C,G 4,20
Cider soup (L)  6.00
Salad with herbs
Eel broth A
END
echo '== no legend: the codes are not understood'
journal plan sora menu
journal plan --tsv aiko menu | cut -f 1,5,6 | grep broth
echo '== a legend of the journal'
echo 'codes: eu14' >>journal.conf
journal plan sora menu
journal plan --dishes menu
journal report allergens --codes letters menu
echo '== codes tell of the allergens of their legend only: beatrix is vegetarian'
journal plan beatrix menu
echo '== a legend of the menu'
sed -i '/^codes:/d' journal.conf
for legend in 'codes: A=gluten, C=egg, G=milk, L=celery' '# codes: eu14' \
    'A = Gluten, C = Ei, G = Milch, L = Sellerie' '(A) Gluten · (C) Eier · (G) Milch · (L) Sellerie'
do
    { cat menu; echo; echo "$legend"; } >with
    journal plan --tsv sora with | cut -f 1,5,9
done
echo '== as a card: numbers of a legend'
echo 'codes: 1=gluten, 3=egg, 7=milk' >>journal.conf
echo 'Torta [1,3,7]' | journal plan sora -
echo 'Torta [1,3,8]' | journal plan sora -
echo '== bad legends'
{ cat menu; echo 'codes: A=xyzzy, B'; } | journal plan sora - | head -n 1
sed -i 's/^codes:.*/codes: eu15/' journal.conf
journal plan sora menu | head -n 1
