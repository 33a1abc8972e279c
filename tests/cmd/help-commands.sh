# journal: none
# Every command that help lists says how it is used, and what for; git hands --help on to git.
journal help | sed -n 's/^  \([a-z-]*\)  *\(.*\)$/\1 \2/p' | grep -v "^git " |
    while read -r c summary; do
    journal "$c" --help >help 2>err || echo "$c exits $?"
    grep -q "^usage: journal $c" help || echo "$c does not say its usage"
    grep -qxF "$summary" help || echo "$c has another summary"
    [ ! -s err ] || echo "$c complains"
done
journal fmt --help | head -n 3
journal help fmt | head -n 1
