journal store
printf 'layout: flat\r\n# the end' >>journal.conf
journal store flat && echo moved nothing
journal store sharded
tail -c 28 journal.conf | od -c | sed 's/^[0-9]* *//'
find guests -type f | LC_ALL=C sort | head -n 3
journal show tom-okafor | head -n 1
journal store --tsv
journal store sharded --json
journal add tom-okafor 'note: in his shard'
mkdir guests/od && echo odd >guests/od/odd.txt
journal check | grep odd
rm -r guests/od
journal undo && journal redo
journal new 'Pia Lund'
echo '# and back; what is not a guest stays'
echo hello >guests/pi/README
mkdir guests/archive && echo 'name: Old' >guests/archive/old.txt
ln -s pia-lund.txt guests/pi/ann.txt
journal store flat; echo "exit $?"
ls -d guests/*/ guests/pi/*
journal undo; echo "exit $?"
journal store round; echo "exit $?"
journal store flat sharded; echo "exit $?"
echo '# files that lie wrong'
mkdir guests/zz guests/to
mv guests/tom-okafor.txt guests/zz
cp guests/yuki-okafor.txt guests/zz
cp guests/ines-carvalho.txt guests/to/ && echo 'likes: rye' >>guests/to/ines-carvalho.txt
journal check misplaced two-places
rm -r guests/archive
journal store
journal store sharded; echo "exit $?"
rm guests/to/ines-carvalho.txt
journal store flat
journal check misplaced two-places && find guests -name '*okafor*' | LC_ALL=C sort
