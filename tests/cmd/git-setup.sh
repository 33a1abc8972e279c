# The settings of git: what would be set, what is set, what is right already; the hook.
# needs: git
journal git-setup; echo $?
git init -q .
journal git-setup --dry-run; echo $?
: >.git/config.lock
journal git-setup; echo $?
rm .git/config.lock
journal git-setup; echo $?
journal git-setup; echo $?
git config --local --get-regexp merge.journal | sort
cat .gitattributes
git config merge.journal.name old
journal check merge-driver; echo $?
git config --unset merge.journal.name
journal check merge-driver; echo $?
journal git-setup --hook --dry-run; [ -e .git/hooks/pre-commit ] || echo none yet
journal git-setup --hook; echo $?
cat .git/hooks/pre-commit
journal git-setup --hook; echo $?
echo '#!/bin/sh' >.git/hooks/pre-commit
journal git-setup --hook; echo $?
mkdir "o'brien" && cp -R guests journal.conf "o'brien" && rm .git/hooks/pre-commit
journal -C "o'brien" git-setup --hook >/dev/null
sed -n '/^exec/p' .git/hooks/pre-commit
