journal add aiko 'dish+: black cod, saikyo miso; asked again'
journal add aiko 'dish+: black cod, saikyo miso; asked again'
journal add aiko 'Black Cod, Saikyo Miso'
journal add aiko 'dish-: black cod, saikyo miso; oversalted'
grep -c '^2026-11-23 dish' guests/aiko-nakamura.txt
