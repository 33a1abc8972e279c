# journal: none
t() { journal init "$@"; echo "exit $?"; }
echo >file
t file
t a b
t file/house
t --gti
mkdir half linked && echo >half/guests && ln -s .. linked/guests
t half
t linked
ls half linked
