# Codes may be printed after each part of a dish, or below its name: all of them count.
journal new Kit 'allergy: gluten' >made
printf '%s\n' 'Tagesteller (A,C) mit Salat (M)' 'Tagesplatte (A) (C)' 'Suppe A (C)' 'Gericht (C)' \
    'Teller (C)' '  mit Brot (A)' 'Platte (A), Salat' 'A = gluten, C = egg, M = mustard' >menu
journal plan --dishes menu
journal plan kit menu
