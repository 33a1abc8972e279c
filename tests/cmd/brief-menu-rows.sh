# The same as rows, on paper, and with a menu that is none.
journal brief -m today --tsv lucia | cut -f 6,7,9-11,17,18 | grep -E '	(STOP|AGAIN|ASK)	'
journal brief -m today --json priya | grep STOP | head -n 2
echo 'leeks vinaigrette, hazelnut' | journal brief -m - --width 32 lucia | tail -n 12
journal brief -m nowhere.txt
