# A card counts only if each of its items is understood.
cat > guests/dieter-vogt.txt <<'G'
name: Dieter Vogt
allergy: milk (anaphylaxis)
dislikes: beetroot
G
cat > menu <<'M'
Number one [?]
Number two [1,3,7]
Number three [ask the kitchen]
Number four [tbc]
Number five [rice, xyz cheese]
Number six [egg, milk, no milk]
Number seven [2 cups rice, 200g carrots, salt]
Number eight [vegan]
Number nine [spinach, may contain traces of milk]
Butter one [sans lait, wheat]
Butter two [wheat, ohne Milch]
バター三 [小麦, 乳不使用]
Butter four [wheat, senza latte]
Butter five [wheat, sin leche]
Butter six [wheat, without milk]
Beetroot seven [Schlumpfmehl]
M
journal plan --all dieter menu
echo ---
journal plan --tsv dieter menu 2>&- | cut -f 1,5,6,9,10
echo ---
journal fresh -m menu dieter
echo ---
# The dish book and the menu are held together; a plate for one guest replaces what the book says.
cat > dishes.txt <<'D'
dish: dish one [egg, milk]
dish: dish two, old card [milk, wheat] = dish three
dish: dish three [no milk, egg]
D
cat > menu <<'M'
@dieter-vogt dish one [no milk]
dish three
@dieter-vogt dish two [milk, no milk]
M
journal plan --all dieter menu
echo 'dish one [no milk]' | journal plan --all dieter -
echo ---
# allergens.txt sets the tags of a word of this house, or that it has none.
printf 'Schlumpfmehl = milk\nxyz = -\n7 = celery\nabc ? -\n' >allergens.txt
printf 'Number one [Schlumpfmehl]\nNumber two [rice, xyz]\nNumber three [7, rice]\n' |
    journal plan --all dieter -
echo ---
# A bracket of a line that describes the dish is its card too; brackets are no words of its name.
printf 'Number one\n  with carrots [milk]\nButter two\n  with carrots [wheat, sans lait]\n' >menu
journal plan --all dieter menu
