# The id; then folded: the whole name, aka, kana, was; the words; the beginnings of words.
t() { journal show --tsv -n 0 "$1" 2>&1 | sed -n '2p;/journal:/p' | cut -f1-2; }
t aiko-nakamura
t AIKO
t 'nakamura aiko'
t 'Mrs Nakamura'
t 中村愛子
t なかむら
t 'zoe obrien'
t "ZOË O’BRIEN"
t 李
t @aiko
t n

# A word of several names picks none of them, wherever it is in a name. A name that is like one
# with a title, in another order, or with another word for "and" is reported.
journal init h >/dev/null
cd h || exit
for name in 'John Smith' 'Mr John Smith' 'Smith, John' 'Smiley Jones' 'Tom & Anna Miller'; do
    journal new "$name" 2>&1
done
journal new 'Margaret Jones' 'aka: Peggy'
journal new 'Peggy Jones' 2>&1
journal new 'Tom and Anna Miller' 2>&1
journal new 'Mrs Rosa Diaz' 2>&1
for name in smith john smi peg; do
    journal add "$name" 'dish: trout' 2>&1
done
