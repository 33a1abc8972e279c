# journal: none
journal init house; echo "exit $?"
journal init house; echo "exit $?"
ls -A house; ls -ld house | cut -c1-10
cat house/journal.conf house/.gitattributes house/.gitignore
journal -C house new 'Ann' && journal -C house list --ids
