# A line that the words for the person would make too long is refused before any file changes.
# journal: none
journal init . >/dev/null
echo 'name: Zoe' >guests/zoe.txt
printf 'name: Abe\nnote: with @zoe\n' >guests/abe.txt
awk 'BEGIN { print "name: Ann"; printf "note: with"
    for (i = 0; i < 170000; i++) printf " @zoe"
    print "" }' >guests/ann.txt
journal forget --yes --mentions zoe >/dev/null
echo "exit $?"
cat guests/abe.txt
journal forget --yes --mentions=she zoe | tail -n 1
cat guests/abe.txt
