# A link out of the journal, a pipe, a folder, text that is none: named, refused, passed over.
printf 'name: X\n\000\n' >guests/zero.txt
printf 'name: M\n<<<<<<< a\n=======\n>>>>>>> b\n' >guests/marked.txt
mkdir guests/folder.txt; mkfifo guests/pipe.txt; ln -s /etc/passwd guests/link.txt
for g in zero marked folder pipe link; do
    journal add $g 'dish: cod'; echo "exit $?"
    journal show $g >/dev/null; echo "exit $?"
done
journal show aiko link sora 2>&1 | grep -c -e '(aiko-' -e '(sora-' -e 'symbolic'
journal list --ids | grep -c .
printf 'name: X\n\000\n' | cmp - guests/zero.txt
