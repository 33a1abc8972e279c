# journal: none
# 50 commands can be undone, or as many as fit into 64 MiB; the last one always can.
journal init j >made && cd j || exit
journal new Kit >made
for i in $(seq 60); do journal add kit "dish: no. $i" >made; done
journal undo --list --tsv | grep -c add
set -- .journal/undo*
echo $#
for _ in $(seq 50); do journal undo; done >said 2>&1
grep -c dish guests/kit.txt
journal undo
for _ in $(seq 50); do journal redo; done >said 2>&1
grep -c dish guests/kit.txt
# 20 MiB each: three fit
yes '2020-01-01 note: 0123456789012345678901234567890123456789012345678901234567890123456789' |
    head -c 20971520 >>guests/kit.txt
echo >>guests/kit.txt
for i in 1 2 3 4 5; do journal add kit "note: $i" >made; done
journal undo --list --tsv | grep -c add
[ "$(cat .journal/undo* | wc -c)" -le 67108864 ] && echo small enough
# one that is too large alone
for n in b c d; do cp guests/kit.txt guests/$n.txt; done
journal add b,c,d,kit 'note: all' >made
journal undo --list
