# Words of an allergy or a diet are asked about in every kind of line, once a line.
printf '%s\n' 'name: Una' 'note: allergic to shellfish, carries EpiPen' 'tag: coeliac' \
    'x-allergy: nuts' 'medical: knee' 'vegetarian: yes' 'allergy: egg (EpiPen)' \
    '# ---- allergies and diet ----' '# severe nut allergy' '' \
    '2020-01-01 booked-: for 2; wife has a severe nut allergy' \
    '2025-01-01 companion: allergy nuts (her friend)' '2025-01-01 companion: wife coeliac' \
    '2025-01-01 dish: vegan lasagne' '2025-01-01 dish: allergic to nuts' \
    '2025-01-03 note: ナッツアレルギー' '2026-11-23 19:00 booked: for 2; no nuts please' \
    '2026-11-23 19:00 companion: vegan' >guests/una.txt
echo 'rice [rice]' | journal plan una -
echo 'rice [rice]' | journal fresh -m - una
journal brief --long una
journal check unread-allergy unknown-key | grep -A 1 una
