# journal: none
# Keys of the house whose names fill the memory that they get: the next one does not follow.
journal init . >/dev/null
printf 'standing: wine-preferences, table-preference\nopen: lost-propertyzzz\n' >>journal.conf
journal new Ann 'wine-preferences: dry' 'table-preference: window' 'lost-propertyzzz: umbrella'
journal show ann
journal brief ann
journal open
