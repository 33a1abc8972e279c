t() { journal new "$@"; echo "exit $?"; }
t 'Aiko Nakamura'
t 'AIKO  NAKAMURA'
t --as aiko-n 'Aiko Nakamura'
t --as aiko-n 'Aiko Nakamura'
cat guests/aiko-n.txt
