# The allergens of dishes, as a law names them; no cell ever says that a dish is free of one.
cat >menu <<'END'
oysters, rice vinegar granita
risotto, white truffle
quiche [wheat flour, egg, cream]
soup [leek, xyzzy]
prawn toast [shrimp, wheat]
@aiko-nakamura trout [fish]
@aiko-nakamura !quiche
END
journal report allergens menu
journal report allergens --codes numbers menu
journal report allergens --codes letters menu
journal report allergens --regime fda9 --tsv menu
journal report allergens --regime jp --json menu | head -n 1
journal report allergens --csv --regime eu14 2026-11-20 | head -n 2
journal report allergens | wc -l
journal report allergens --regime eu15
journal report allergens --codes roman
journal report allergens no-such-menu
journal report allergens menu menu
journal report alergens
printf '\n' | journal report allergens -
