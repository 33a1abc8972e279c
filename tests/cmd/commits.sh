# With `commit: yes` each change is a commit of the files it wrote, and of nothing else.
# needs: git
git init -q . && git add -A && git -c user.name=A -c user.email=a@x commit -qm all
git config user.name A && git config user.email a@x
git config --global journal.commit true
echo 'commit: yes' >>journal.conf && git commit -qam conf
say() { git log -1 --format=%s --stat | sed 's/ *|.*//; s/^ *//'; git status --short; }
journal add aiko 'dish: cod' && say
journal add aiko,kenji-nakamura 'note: rain' && say
echo loose >loose.txt
echo '# mine' >>guests/sora-nakamura.txt && git add guests/sora-nakamura.txt
journal new 'New Guest' 'likes: tea' && say
journal rename new-guest newer-guest && say
journal undo && say
journal add aiko 'dish: cod'
git reset -q && journal add sora 'note: rain' && say
git rev-list --count HEAD
