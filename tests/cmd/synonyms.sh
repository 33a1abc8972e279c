# Words that people type for a command: one that only reads runs, one that writes is named.
first() { echo "$ journal $*" && journal "$@" 2>&1 | sed -n '1,2p'; }
for word in version -V LS today tonight tomorrow history todo man '?'; do first "$word"; done
first -h
first list -h
first help rm
first help tutorial
first help keys
first view aiko
echo writing
for word in rm del delete mv merge guest create reserve close push; do
    journal $word aiko 2>&1 | sed -n '1,2p'
done
journal note aiko 'left-handed' 2>&1 | head -n 1
journal allergies aiko shellfish 2>&1 | head -n 1
journal rm aiko 2>/dev/null || echo "exit $?"
journal new guest 'Ann Lee' || echo "exit $?"
journal new Guest || echo "exit $?"
journal serach || echo "exit $?"
journal gives
echo "exit $?"
diff -r guests "$ROOT/examples/restaurant/guests" && echo unchanged
