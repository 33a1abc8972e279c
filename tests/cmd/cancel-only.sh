# One of a party does not come: the others' lines follow, with one cover less.
journal new Ann 'allergy: none' >/dev/null
journal new Cat >/dev/null
journal new Dan >/dev/null
journal book ann,cat,dan fri 19:30 'dinner for four with @cat; window' >/dev/null
journal add ann '2026-11-27 19:30 companion: allergy nuts (her son)' >/dev/null
journal cancel @ann --only 'a fever'
journal cancel ann --only
journal cancel cat fri --only
journal noshow --only ann 2026-11-27
journal brief fri | head -n 2
# never fewer covers than guests named; covers that are not known stay so
journal book ann,cat,dan sat 19:30 'for 2'
journal book ann sat 19:30 'for 3'
journal book ann sat 'for 3'
journal book cat sat 21:00 4p
journal book dan sun
journal book dan sun 19:00
journal move dan sat 19:30 21:15
journal noshow --only --help | head -n 1
# a sum of adults and children stays as it was written
journal book ann,cat fri 12:00 '2 adults and 2 kids'
journal cancel cat fri 12:00 --only
# a booking that was cancelled, missed or recorded is reported as that
journal book george today 12:00 >/dev/null 2>&1
journal cancel george today 12:00 >/dev/null
journal noshow george today 12:00
journal noshow dieter 2026-10-16 >/dev/null
journal cancel dieter 2026-10-16
journal move dieter 2026-10-16 fri
