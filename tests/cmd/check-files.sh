# Files that are no guest's: copies of sync programs, links, pipes, folders; a dish book that
# is none.
chmod 700 .
for f in "aiko (Bob's conflicted copy).txt" 'aiko.sync-conflict-1.txt' 'aiko-Konflikt.txt' \
    'aiko (1).txt' 'aiko.txt.orig' 'aiko.txt.rej' 'aiko.md' '-a.txt' 'é.txt'; do
    echo 'name: x' >"guests/$f"
done
ln -s aiko-nakamura.txt guests/link.txt
mkfifo guests/pipe.txt
mkdir guests/ab guests/abc
echo 'name: y' >guests/ab/abel.txt
echo 'name: z' >guests/ab/B.txt
rm dishes.txt && mkdir dishes.txt
journal check 2>&1; echo $?
journal check bad-file-name --tsv | cut -f 1,4,5
journal check --json | head -n 2
