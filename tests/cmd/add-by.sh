# The day in "by" and "until" is written as a date; words behind it become a piece of their own.
# What seems to be a day, and is not read as one, is reported: the item would never be overdue.
journal init . >/dev/null
journal new Eve >/dev/null
n=0
while IFS= read -r piece; do
    n=$((n + 1))
    journal add eve "ask: $n; $piece" 2>&1 | grep -v '^usage'
done <<'X'
by friday evening
by 24 dec
by 2026-11-27 noon
before friday
no later than tomorrow
by next friday lunch
by end of november
by xmas
by the weekend
by 3 pm
by the window
by herself
X
journal add eve 'diet: pregnant; until 31 march, she says' 2>&1
journal open eve --tsv | cut -f 6,10
