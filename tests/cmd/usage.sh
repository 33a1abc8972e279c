# journal: none
t() { journal "$@"; echo "exit $?"; }
t 2>&1 | sed "s|$HOME|HOME|g"
t lst
t frobnicate
t servd x
t -x
t --toady 2026-01-01 list
t --today
t help --today someday
t --today 2024-02-30 help
t --version
t --version=1
t help lsit
t help nothing-like-it
t -C
