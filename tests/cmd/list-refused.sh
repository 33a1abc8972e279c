t() { journal list "$@"; echo "exit $?"; }
t aiko
t --sort size
t --since someday
t --since "this friday"
t --before 2024-02-30
t --lapsed -1
t --lapsed x
t --birthday 400
t --with likes
t --with colour=red
t --with =red
t --tga x
t --tag
t --ids=3
t --csv=cooked
t -j 0
t -j x
t --color blue
