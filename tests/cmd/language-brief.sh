# The brief in each language, and on a slip; rows stay English.
# journal: none
. "$ROOT/tests/language/house"
cp journal.conf conf
for language in en fr de es it nl pt ja zh ko; do
    { cat conf && echo "language: $language"; } >journal.conf
    echo "== $language"
    journal brief --width 80 2>&1
    journal brief --long --width 40 zorp nu
    journal brief --tsv | cksum
done
