# The id; then folded: the whole name, aka, kana, was; the beginning; the words.
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
