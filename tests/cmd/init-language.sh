# The language of the pages: each of the ten is written as its tag and understood.
# journal: none
for l in en fr de es it nl pt ja zh ko pt-BR; do
    journal init --language "$l" "$l" >/dev/null
    echo "$l: $(tail -n 1 "$l/journal.conf")"
    journal -C "$l" check
done
journal -C fr brief
journal init --language=de --trade salon salon >/dev/null
tail -n 2 salon/journal.conf
# A journal.conf that is there already stays, and the command says so.
journal init --language it fr
tail -n 1 fr/journal.conf
for bad in xx '' english 'fr de'; do
    journal init --language "$bad" new
    echo "exit $?"
done
[ -e new ] || echo 'none made'
