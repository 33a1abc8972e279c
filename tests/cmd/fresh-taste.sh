# Guests of like taste: those who enjoyed the same; who is of the party does not count.
journal init house >/dev/null
cd house || exit
printf 'dish: %s [%s]\n' a1 water b2 water c3 water d4 water e5 water >dishes.txt
while read -r id dish mark; do
    printf 'name: %s\n2026-01-01 dish+: a1\n2026-01-02 dish%s: %s\n' "$id" "$mark" "$dish" \
        >"guests/$id.txt"
done <<END
one b2 +
two b2 +
three c3 +
four d4 -
END
printf 'name: stranger\n2026-01-01 dish+: d4\n2026-01-01 dish+: e5\n' >guests/stranger.txt
printf 'name: me\n2026-01-01 dish+: a1\n' >guests/me.txt
journal fresh me
for j in 1 2 5; do journal fresh -j $j --tsv me,four; done | sort | uniq -c
# Each dish that another enjoyed counts once, however often; one not on the menu is no reason.
for id in one two; do
    printf '2026-02-01 %s+: a1\n' dish wine drink >>"guests/$id.txt"
done
printf '2026-02-01 dish+: z9\n' >>guests/four.txt
printf 'name: new\n' >guests/new.txt
journal fresh --tsv me
journal fresh new
# So it does where another dish was served in between.
printf 'name: six\n2024-01-01 wine+: a1\n2025-01-01 dish+: e5\n2026-01-01 dish+: a1\n' \
    >guests/six.txt
journal fresh --tsv me
