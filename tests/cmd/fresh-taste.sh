# Guests of like taste: those who enjoyed the same; who is of the party does not count.
journal init house >/dev/null
cd house
printf 'dish: %s [%s]\n' a1 water b2 water c3 water d4 water e5 water >dishes.txt
for g in 'one b2 +' 'two b2 +' 'three c3 +' 'four d4 -'; do
    set -- $g
    printf 'name: %s\n2026-01-01 dish+: a1\n2026-01-02 dish%s: %s\n' "$1" "$3" "$2" >"guests/$1.txt"
done
printf 'name: stranger\n2026-01-01 dish+: d4\n2026-01-01 dish+: e5\n' >guests/stranger.txt
printf 'name: me\n2026-01-01 dish+: a1\n' >guests/me.txt
journal fresh me
for j in 1 2 5; do journal fresh -j $j --tsv me,four; done | sort | uniq -c
