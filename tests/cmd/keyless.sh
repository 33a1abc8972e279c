# Text without a key that reads like something else than a dish is refused, with the line to type.
while IFS= read -r text; do
    printf '%s\n' "-- $text"
    journal add aiko "$text" 2>&1 | grep -v '^usage'
done <<'X'
allergic to nuts
nut allergy!
she is severely allergic to peanuts and kiwi
vegetarian
she is vegan
vegan since 2019
chicken (halal)
sans gluten
can't stand coriander
likes Chablis
no nuts
no onion
carries an EpiPen
パクチー苦手
不喜欢香菜
不喜欢
n’aime pas
!
n'aime pas le poisson
mag keinen Fisch
no le gusta el cilantro
+ lamb
lamb +
+lamb
black cod*
~ hamachi
+
!oyster
@aiko-nakamura !oyster
2026-11-20 19:00 nut allergy
allergies: nuts
wife is vegan
kids allergic to dairy
sa femme est enceinte
husband hates coriander
妻は卵アレルギー
X
cmp "$ROOT/examples/restaurant/guests/aiko-nakamura.txt" guests/aiko-nakamura.txt
# a dish may be vegan; with its key, it may be called anything
journal add kenji 'vegan lasagne' 'gluten-free chocolate cake' 'No. 5 punch' \
    'dish: no nuts' 'dish: vegetarian'
# a new guest was served nothing yet
journal new 'Eve Nutt' 'allergic to nuts'
journal new 'Eve Nutt' 'turnip'
journal list --ids | grep eve
