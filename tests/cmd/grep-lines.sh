# Lines with CR (which is no part of them), without an end, that are no facts; visits with hits
# twice.
# journal: none
journal init . >/dev/null
printf 'name: Z\r\njust cod\r\n\r\n2026-01-02 dish: cod\r\n2026-01-02 visit: cod\r\n'\
'2026-01-02 note: rain\r\n2026-01-03 dish: ling\r\nx: cod' >guests/z.txt
journal grep cod | od -c | sed 's/^[0-9]* *//'
journal grep -V 'dish: cod'
journal grep -V 'just cod'
journal grep -V ling
journal grep -k dish cod
journal grep --since 2026-01-01 cod
journal grep --until 2026-01-01 .
journal grep -c -v cod
journal grep '^$'
