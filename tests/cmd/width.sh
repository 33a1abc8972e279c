# Every table fits the page that --width names; 0 is none, as in a pipe.
journal plan --width 40 chiyo
echo 'leeks, hazelnut' | journal plan --width 40 priya -
journal list --width 40 --tag regular
journal list --width 32 --since -7
journal served --width 40 tom,yuki lamb
journal open --width 40 chiyo lucia
journal log --width 40 --since -3 --until -1 -k dish,promise
journal fresh --width 40 tom | head -n 6
journal show --width 32 -n 1 samir
journal report dishes --width 32 --since 2026-11-20
journal report visits --width 40 --since 2026-01-01
journal report visits --width 32 --since 2026-10-01
journal report guests --width 32 --since 2026-11-01 | head -n 4
journal report open --width 32
journal log --since -3 --until -1 >pipe
journal log --width 0 --since -3 --until -1 | cmp - pipe && echo same
journal list --width 1001
journal list --width=
