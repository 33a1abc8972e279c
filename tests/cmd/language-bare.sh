# The evening of the bare command in the language of the house; rows are English.
cp journal.conf conf
for language in en fr de es it nl pt ja zh ko; do
    { cat conf && echo "language: $language"; } >journal.conf
    journal
    journal --today 2026-11-24 | head -n 1
done
