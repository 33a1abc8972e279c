# A second booking of one day, and fewer covers than guests, with the command that corrects.
journal book george today 20:45 'for 1; the bar' 2>/dev/null >&2
journal book oskar today 'for 2; any time' 2>/dev/null >&2
journal book kenji,aiko,sora today 19:00 'for 2' 2>/dev/null >&2
journal brief --width 80 | grep -B1 -A2 -E 'another booking|are named'
journal brief --long --width 80 george | grep -A1 another
journal brief --tsv | cut -f 2,6,9,10 | grep -E 'another|are named'
# The commands are those.
journal brief --width 0 | sed -n 's/.*journal \(.*[^)]\)$/\1/p' | sort -u >commands
while read -r line; do
    echo "-- $line"
    eval "journal $line"
done <commands
journal brief --width 80 | grep -E 'another booking|are named'
# Two visits that are recorded are no question.
journal book lucia today 12:00 'for 1' 2>/dev/null >&2
journal add lucia 'today 12:00 dish: rice, pickles' >/dev/null 2>&1
journal brief --width 80 lucia | grep another
