# More terms than are compared: of a guest, in a remark, and of a companion.
# journal: none
journal init . >/dev/null
echo 'pie [fish]' >menu
terms() { awk -v n="$1" 'BEGIN { for (i = 1; i < n; i++) printf "f%d, ", i; print "f" n }'; }
plan() { journal plan "$1" menu 2>/dev/null | sed '/"f[0-9]/d; s/ — .*//; s/nutsf1.*/nuts…/'; }

echo '== all'
printf 'name: Ann\ndislikes: %s\n' "$(terms 1000)" >guests/ann.txt
plan ann

echo '== one more'
printf 'allergy: fish\n' >>guests/ann.txt
plan ann

echo '== in a remark'
printf 'name: Bea\nallergy: nuts; %s, fish\n' "$(terms 998 | sed 's/f[0-9]*/egg/g'), egg, egg" \
    >guests/bea.txt
plan bea

echo '== of a companion'
printf 'name: Cy\n2026-11-23 companion: allergy %s, fish\n' "$(terms 1000)" >guests/cy.txt
plan cy

echo '== a term of a companion is asked about once'
printf 'name: Di\n2026-11-23 companion: allergy nuts%s; allergic to fish\n' \
    "$(terms 4000 | tr -d ', ')" >guests/di.txt
plan di
