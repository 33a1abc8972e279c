# A menu may have the spaces of typesetting: no-break, narrow, thin, of a full width. A price
# behind one is not of the dish's name, and codes are read.
for space in ' ' '\302\240' '\342\200\257' '\342\200\211' '\343\200\200'; do
    printf '%b\n' "Rôti de bœuf${space}: 18,50${space}€" "Black cod 12,50${space}€" \
        "Sole (A,${space}C) 3,20${space}€" "12,50${space}€ sole au four" "鯛${space}1200円" \
        "-${space}beurre" "@aiko-nakamura${space}!cod" >menu
    journal plan --dishes menu >"dishes$space" 2>said
    cmp "dishes " "dishes$space"
done
cat 'dishes '
journal plan aiko-nakamura menu 2>said | grep -c 'black cod'
