# The kitchen's page and the sheet in each language.
# journal: none
. "$ROOT/tests/language/house"
cp journal.conf conf
for language in en fr de es it nl pt ja zh ko; do
    { cat conf && echo "language: $language"; } >journal.conf
    echo "== $language"
    journal wall --width 80 2>/dev/null
    journal sheet --print
    journal wall --tsv 2>&1 | cksum
done
