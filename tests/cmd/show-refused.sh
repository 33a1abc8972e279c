t() { journal show "$@"; echo "exit $?"; }
t
t nobody
t nakamura
t aiko-nakamora
t -n x aiko
t -n -n
t -n 1 aiko nobody | head -n 2
t --rwa aiko
t ''
