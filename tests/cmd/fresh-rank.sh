# Reasons for a dish: it is liked, or shares words with dishes that were enjoyed.
# journal: none
journal init . >/dev/null
cat >dishes.txt <<'Y'
dish: cod pie [fish, wheat]
dish: cod soup [fish]
dish: leek pie [leek]
dish: duck [duck]
dish: beef cod leek [beef, fish, leek]
dish: nut cake [walnut]
Y
printf 'name: Ann\n2026-01-01 dish+: cod with leek\n2026-01-02 dish-: beef stew\n'\
'2026-01-01 dish+: duck\n2026-01-02 dish-: duck\nlikes: duck; until 2026-11-22\n'\
'likes: cake\n' >guests/ann.txt
printf 'name: Bo\nallergy: walnut\nlikes: duck, pie\n2026-01-01 dish*: leek tart\n' >guests/bo.txt
printf 'name: Cy\nallergy: kiwi\n' >guests/cy.txt
journal fresh ann
journal fresh --tsv ann bo
journal fresh ann,bo
journal fresh --json -n 1 bo
printf 'kiwi tart\nunheard of\nleek pie\n@bo cod soup\n@ann !leek pie\n' >menu
journal fresh -m menu cy
journal fresh -m menu cy,ann
journal fresh -m menu bo
