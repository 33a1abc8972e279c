# Codes may be printed after each part of a dish, or below its name: all of them count.
journal new Kit 'allergy: gluten' >made
printf '%s\n' 'Tagesteller (A,C) mit Salat (M)' 'Tagesplatte (A) (C)' 'Suppe A (C)' 'Gericht (C)' \
    'Teller (C)' '  mit Brot (A)' 'Platte (A), Salat' 'A = gluten, C = egg, M = mustard' >menu
journal plan --dishes menu
journal plan kit menu
# The same before a price that is a whole number.
printf '%s\n' 'Tagesteller (A,C) mit Salat (M) 18' 'Gericht (C) 14' 'Suppe (M) 9' \
    'A = gluten, C = egg, M = mustard' >menu
journal plan --dishes menu
