# A journal.conf for a trade: each is understood as a whole. One that is there already stays.
# journal: none
for t in restaurant parts salon; do
    journal init --trade "$t" "$t" >/dev/null
    cat "$t/journal.conf"
    journal -C "$t" check
done
journal init --trade salon parts
grep -c vehicle parts/journal.conf
journal init --trade bakery new
journal init --trade '' new
[ -e new ] || echo 'none made'
