# journal: none
t() { journal init "$@"; echo "exit $?"; }
echo >file
t file
t a b
t no/such/parent
t --gti
