journal add aiko,kenji 'visit: dinner for 2' \
    '@kenji-nakamura dish: beef cheek' '@aiko-nakamura dish: turnip'
journal add aiko,kenji,aiko 'wine: Arbois'
for g in aiko kenji; do tail -n 3 guests/$g-nakamura.txt; done
