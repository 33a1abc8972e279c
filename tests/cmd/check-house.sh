# The dish book, the files' names, mentions of unknown guests, the same name twice.
printf '%s\n' 'dish: Black Cod, saikyo miso [fish]' 'dish: black cod; old' 'dishh: x' \
    'dish: a [b' >>dishes.txt
chmod 700 .
printf 'name: Copy\nfriend: @nobody-here\nphone: @not-a-mention\n' >guests/copy.txt
printf 'name: Aiko Nakamura\n' >guests/aiko-2.txt
printf 'name: Loud\n' >guests/LOUD.txt
mkdir guests/sub
journal check; echo $?
journal check nobody --tsv; echo $?
journal check aiko; echo $?
