# The kitchen's page: counts, who must not have what, and what goes instead.
journal wall --width 80
journal wall --width 60 2>/dev/null | head -n 20
journal wall --tsv 2>/dev/null | cut -f 2-6,9-13 | head -n 30
journal wall 2026-01-01
echo $?
journal wall someday
echo $?
journal wall 2026-11-23 2026-11-24
echo $?
journal wall -m nowhere
echo $?
# Tables that do not fit are in a second grid; the letters of one hour differ.
journal new 'Ann Amber' 'allergy: milk' >/dev/null
journal book ann-amber today 19:00 'for 2' >/dev/null
journal wall --width 60 2>/dev/null | sed -n '/^19:00/p; /^   *1[89]:/,/^ 3/p'
# A long name at a table leaves no line wider than the page.
journal wall --width 40 2>/dev/null | sed -n '/^$/q; /choir/,/hives/p'
