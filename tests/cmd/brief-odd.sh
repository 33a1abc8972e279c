# A line that is not understood and may be an allergy is asked about. A cancelled booking is not
# brought to the table; one that was moved is, once; two sittings of a day are two tables.
printf '%s\n' 'alergy: nuts' 'she cannot have sesame' '2026-02-30 allergy: milk' \
    '2062-01-01 allergy: egg' 'allergy: walnut; until 2020-01-01' >>guests/ines-carvalho.txt
journal brief --long ines
journal cancel lucia today
journal move etienne 2026-12-18 today
journal book ines today 12:30 'lunch for 2 with @chiyo-nakamura and @nobody-here, table 4'
journal book tom-okafor today 'for 2'
journal brief --long | grep -v '    '
# "none" beside something is not none
printf 'allergy: none, except nuts\n' >>guests/george-hallam.txt
journal brief --long george | grep -i allergy
# two guests who were not asked: one after another, one at no hour
printf 'name: Ann\n2026-12-25 22:00 booked: for 1\n' >guests/ann.txt
printf 'name: Bo\n2026-12-25 booked: for 1\n' >guests/bo.txt
journal brief --long 2026-12-25 | tail -n 3
# words that another line of the party adds are printed too, from its body or its remark
printf 'name: Cy\n2026-12-26 19:00 booked: dinner for 3 with @di and @ed\n' >guests/cy.txt
printf 'name: Di\n2026-12-26 19:00 booked: dinner for 3, no stairs, with @cy\n' >guests/di.txt
printf 'name: Ed\n2026-12-26 19:00 booked: Dinner for 3 with @di and @cy; late\n'\
'2026-12-26 19:00 booked: a chair for the child\n' >guests/ed.txt
journal brief --long 2026-12-26 | grep booked
# who did not come at first may have been booked again
printf 'name: Fi\n2026-12-27 19:00 booked~: for 2\n2026-12-27 19:00 booked: for 3\n' >guests/fi.txt
journal brief --long 2026-12-27 | head -n 4
