# Hits are highlighted where colour is asked for, in text only.
journal grep --color always 'creme fra.che|KN' beatrix | cat -v
journal grep --color always -w -V 'claret' george | cat -v
journal grep --color always -v '[a-m]' aiko | cat -v
journal grep --color always -c creme beatrix | cat -v
journal grep --color always --json 'nephew' marek | cat -v
journal grep creme beatrix | cat -v
