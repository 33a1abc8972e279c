# A line that is not a fact only because its spaces are not plain ones looks like one: the remedy
# says so. A dish is found in the book and in the past if its price is behind such a space.
printf '2026-11-23\302\24019:30 booked: for 2\nallergy\302\240: nuts\nmeat\302\240only\n' \
    >>guests/aiko-nakamura.txt
printf 'dish: tart 12,50\302\240€ [cream]\n' >>dishes.txt
printf '2026-10-01 dish: eel 12,50\302\240€\n' >>guests/aiko-nakamura.txt
journal check | grep -A 4 'not-a-fact'
printf 'tart\neel\n' >menu
journal plan aiko-nakamura menu
