# Which lines a pattern is held against, and what of a hit is shown.
journal grep -F '@sora' aiko kenji
journal grep -k dish,wine cod aiko
journal grep -k standing -- '' aiko
journal grep -p -- '' aiko | head -n 6
journal grep --since 2026-06-13 --until 2026-06-13 a aiko
journal grep --until 2019-05-04 -v dish aiko
journal grep -c cod
journal grep -l cod; echo $?
journal grep -m 2 cod aiko kenji
journal grep -V 'quiet table' aiko
journal grep --json 'Krug 1988; the' aiko
journal grep --tsv 'pen in' aiko
journal grep -k dish nothing-of-that; echo $?
journal grep -s COD aiko; echo $?
journal grep -w co aiko; echo $?
journal grep 'a{2,1}'; echo $?
