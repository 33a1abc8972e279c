# A page on a screen says that it is empty; nobody there reads the messages.
for command in 'brief 2026-01-01' 'week 2026-01-01' 'wall 2026-01-01' 'list --tag nobody' \
    'brief nobody-of-that-name'; do
    # shellcheck disable=SC2086 # words
    journal $command --html | sed '1,/<body>/d; /^<\//d'
done
cp menus/2026-11-23.txt menus/2026-01-01.txt
journal wall 2026-01-01 --html | sed '1,/<body>/d; /^<\//d'
echo 'language: fr' >>journal.conf
journal wall 2026-01-01 --html | sed '1,/<body>/d; /^<\//d'
journal list --tag nobody --html | sed '1,/<body>/d; /^<\//d'
