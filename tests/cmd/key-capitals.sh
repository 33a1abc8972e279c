# A key is read in any case, and every format prints its one name; only export has the spelling too.
# journal: none
journal init . >/dev/null
printf 'name: Zoe\nAllergie: milk\nALLERGY: nuts\nAllergy： figs\nX-Foo: bar\n' >guests/zoe.txt
printf '2026-01-01 Dish+: cod\n2026-02-01 dish: cod\n' >>guests/zoe.txt
printf '2026-02-01 Ask: a window\n2026-02-02 ASK: a cake\n' >>guests/zoe.txt
keys() { "$@" | grep -o '"key": "[^"]*"' | sort | uniq -c | tr -s ' \n' ' ' && echo; }
for c in show log 'grep .' open 'served zoe' 'report dishes' 'report open' export; do
    # shellcheck disable=SC2046,SC2086 # words
    echo "$c:" && keys journal $c --json $([ "$c" != show ] || echo zoe)
done
journal export --csv
journal export --vcard | grep NOTE
journal export --json >all.json
journal init copy >/dev/null && journal -C copy import all.json >/dev/null 2>&1
cmp -s guests/zoe.txt copy/guests/zoe.txt || diff guests/zoe.txt copy/guests/zoe.txt
journal -C copy export --json | cmp - all.json && echo lossless
echo '{"id": "yan", "key": "note", "text": "nuts", "spelled": "allergy"}' |
    journal -C copy import - 2>&1
