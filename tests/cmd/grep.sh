# Options, and a file of CRLF; what is refused.
journal grep -c -k allergy ''
journal grep -l 'creme|CAVIAR' && journal grep -w -m 1 'cod' aiko,kenji
journal grep -v -k item '' george; echo "none: $?"
printf 'name: Cathal\r\nallergy: nuts\r\n2026-11-23 note: nuts again\r\n' >guests/cathal-crlf.txt
journal grep 'nuts$' cathal; journal grep -sc '^.*$' cathal
journal grep --tsv 'nuts$' cathal; journal grep --json -F 'nuts' cathal
journal grep '(' ; journal grep -k meal x; journal grep
