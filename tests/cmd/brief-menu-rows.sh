# The same as rows, on paper, and with a menu that is none.
journal brief --long -m today --tsv lucia | cut -f 6,7,9-11,17,18 | grep -E '	(STOP|AGAIN|ASK)	'
journal brief --long -m today --json priya | grep STOP | head -n 2
echo 'leeks vinaigrette, hazelnut' | journal brief --long -m - --width 32 lucia | tail -n 12
journal brief --long -m nowhere.txt
