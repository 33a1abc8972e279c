# A speciality of the house, and what a guest asked to have again, are no repetition.
printf '%s\n' 'lamb shoulder baked in hay' 'almond tofu, osmanthus' \
    'rabbit, mustard, tarragon' >menu
journal served george lamb
journal plan george --all menu
journal plan kenji-nakamura --all menu
