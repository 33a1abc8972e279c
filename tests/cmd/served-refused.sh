t() { journal served "$@"; echo "exit $?"; }
t
t nobody
t nakamura cod
t aiko,nobody 'black cod'
t --cvs aiko
