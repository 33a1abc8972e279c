t() { journal new "$@"; echo "exit $?"; }
t
t ..
t /
t 🦆
t "$(printf 'a\tb')"
t "$(printf 'caf\351')"
t 'a‮b'
t --as 'Aiko N' 'Aiko N'
t --as '' 'Aiko N'
t 'Zed' 'colour: red'
t 'Zed' '2024-02-30 dish: x'
find guests -type f | wc -l | tr -d ' '
