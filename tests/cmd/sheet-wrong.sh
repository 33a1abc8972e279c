# Errors of a sheet are reported with their lines, and nothing of it is written.
head=$(printf '# journal sheet 2026-11-23\n## 19:00\na @aiko-nakamura\nk @kenji-nakamura\n\na k')
try() { # NAME, then lines for printf
    echo "--- $1"
    shift
    # shellcheck disable=SC2059 # the arguments are a format and its values
    { echo "$head" && printf "$@"; } >sheet
    cp -R guests before
    journal sheet --record sheet 2>&1
    echo "exit $?"
    diff -r before guests
    rm -r before
}
try 'unknown letter' '. .  cod\naz note: x\nq dish: cod\n'
try 'cells missing, and too many' '.  cod\n. . .  cod\n. .  \n'
try 'not a cell' 'o .  cod\n. 5  cod\n'
try 'tabs' '.\t.\tcod\n'
try 'CR LF is read' '. .  leeks vinaigrette, hazelnut\r\n'
try 'a dish renamed' '. .  leeks vinaigrette, hazelnuts and more\n'
try 'a dish twice' '. .  cod\n. x  cod\n'
try 'a mark outside its cell, and what is no dish' '. .  dish+: cod\n. .  note: quiet\n'
try 'a fact that disagrees with its cell' '. x  cod\na dish+: cod\nk dish: cod\n'
try 'facts that are none' 'a walnut tart\na nott: x\nak @kenji note: x\na drink: \na dish+:\n'
try 'letters alone, and neither' 'ak\nblack cod\n...  cod\n'
try 'a guest twice' 'b @aiko-nakamura\n## 19:00\na @aiko-nakamura\na\n.  cod\n'
try 'a letter twice, and x' '## 20:00\na @tom-okafor\na @yuki-okafor\nx @george-hallam\n'
try 'nobody of that id' '## 20:00\nn @nobody-at-all\nn\n.  cod\n'
try 'no letters above' '## 20:00\nt @tom-okafor\n.  cod\n'
try 'headings' '## 25:00\n## 20:00 window\n# journal sheet 2026-11-22\n'
try 'bytes' '. .  c\001d\n. .  \377\n'

record() {
    journal sheet --record - "$@" 2>&1
    echo "exit $?"
}
echo '--- no sheet'
record </dev/null
echo 'black cod' | record
printf '## 19:00\n' | record
head -c 1000000 /dev/zero | tr '\0' 'z' | record | cut -c 1-100
awk 'BEGIN { while (n++ < 100000) print "a . x" n }' | record | tail -n 3
{ printf '%s\n' "$head" && awk 'BEGIN { while (n++ < 50000) print "? noise + - ~" }'; } |
    record | tail -n 4

echo '--- of another day'
last=$(printf '# journal sheet 2026-11-16\n## 19:00\na @aiko-nakamura\na\n.  black cod\n')
echo "$last" | record
echo "$last" | record 2026-11-17
echo "$last" | record 2026-11-16
printf '# journal sheet 2026-11-24\n' | record

echo '--- a guest renamed meanwhile is found'
journal sheet tom | grep -c .
journal rename tom-okafor 'Tom Bell' >/dev/null
printf '# journal sheet 2026-11-23\n## 20:00\nt @tom-okafor\nt\n.  black cod\n' | record
echo '--- no file'
journal sheet --record there-is-none
