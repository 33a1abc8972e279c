# The columns of plan line up in every language, whatever the width of its levels.
cp journal.conf conf
for language in en fr de es it nl pt ja zh ko; do
    { cat conf && echo "language: $language"; } >journal.conf
    echo "== $language"
    printf '%s\n' 'shrimp toast' 'black cod' rice 'nasu dengaku' 'duck breast' |
        journal plan --width 120 kenji,aiko - 2>/dev/null
done
