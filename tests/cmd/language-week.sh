# The week and the plan in each language; rows stay English.
# journal: none
. "$ROOT/tests/language/house"
echo 'capacity: 5' >>journal.conf
cp journal.conf conf
for language in en fr de es it nl pt ja zh ko; do
    { cat conf && echo "language: $language"; } >journal.conf
    echo "== $language"
    journal week --width 80 | sed 6,11d
    journal plan zorp --all --width 100 2>&1
    journal plan zorp --tsv 2>&1 | cksum
    journal week --tsv | cksum
done
