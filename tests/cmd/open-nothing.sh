# Without options or guests, the command says that nothing is open; rows and status are as ever.
# journal: none
journal init . >/dev/null
journal open
echo $?
journal open --tsv | wc -l
journal open --due 3
echo $?
