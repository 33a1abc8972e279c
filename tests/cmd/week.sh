journal week --width 80
echo 'capacity: 6
words: cover=job' >>journal.conf
journal week --tsv | cut -f 1-9,15-
journal new 'Ann Lee' 'allergy: nuts (anaphylaxis); carries a pen' \
    'note: anaphylactic to latex' >/dev/null
journal new 'Bo Berg' '2026-01-02 visit: dinner for 2' 'diet: vegan' \
    'allergy: none; asked' >/dev/null
{
    journal book ann fri 00:30 'for 2 with @nobody'
    journal book ann,bo fri 23:30 '4p, table 5'
    journal add ann '2026-11-27 23:30 companion: allergy fish (her son)'
    journal book bo fri
    journal book bo sat 'for two with @ann-lee and @george-hallam'
    journal book bo sun 12:00 'for 1'
    journal cancel bo sun
} >/dev/null 2>&1
journal week fri --width 72
journal week fri --json | sed -n 4p
journal week thu --csv | cut -d , -f 1-7
journal --today 2026-11-30 week
journal week 2026-13-01
journal week mon tue
journal week 9999-12-31
journal week --help | head -4
# A booking without a text, of a guest who has no other.
journal new 'Cy Dahl' 2>/dev/null
journal book cy 2026-12-22 19:00
journal week 2026-12-21 | head -3
