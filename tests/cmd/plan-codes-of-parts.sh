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
# A code that is not known is asked about; beside it the others count.
printf '%s\n' 'Platte (1,2,A) mit Salat (C)' 'Brot (A1) mit Salat (C)' 'Suppe (1,C)' \
    'A = gluten, C = egg, M = mustard' >menu
journal plan kit menu
