t() { journal add aiko "$@"; echo "exit $?"; }
t
t ''
t black cod
t 'dish+ cod'
t dish: 
t 'colour: red'
t 'alergy: nuts'
t 'diish: cod'
t '2024-02-30 dish: cod'
t '2024-2-3 dish: cod'
t '2024-03-01 25:00 dish: cod'
t '12:00 dish: cod'
t '# no'
t '<<<<<<< ours'
t 'birthday: 02-30'
t 'likes+: tea'
t 'visit*: dinner'
t 'likes: tea (green'
t "$(printf 'note: two\nlines')"
t "$(printf 'note: \033[31mred')"
t "$(printf 'note: caf\351')"
t -d 2024-02-30 cod
t -d someday cod
t -t 7 cod
t -t 24:00 cod
cmp "$ROOT/examples/restaurant/guests/aiko-nakamura.txt" guests/aiko-nakamura.txt
journal add dieter 'dish +: cod' || echo $?
journal add dieter 'dish - cod' || echo $?
journal add dieter 'dish!: cod' || echo $?
journal add dieter 'dish++: cod' || echo $?
journal add dieter '2026-11-20 19:00 dish+ cod' || echo $?
journal add dieter 'allergy (severe): nuts' || echo $?
journal add dieter '2026-11-20 allergy nuts' || echo $?
journal add dieter 'allergies: nuts' || echo $?
journal add dieter -d firday cod || echo $?
# what looks like a due day, and is none, is written and said
journal add george 'promise: first; by friday' 'promise: second; by telephone' \
    'promise: third; by 1.12.' 'promise: fourth; by 2026-12-01' 'ask: fifth; by Monica'
journal add dieter 'dish: allergy-free cake' 'birthday cake' '2026-11-20 19:00 wine gums'
# The key of a companion, or of anybody, who must not eat something.
t 'child: allergic to egg'
t 'notes: vegan'
t 'hobby: likes jazz'
# A day after "by" and "until" is written as its date.
for fact in 'ask: a; by next friday' 'ask: b; by this sunday; by tomorrow' \
    'ask: c; by friday evening; by tomorrow' 'allergy: nuts; until +30' 'diet: vegan; by friday'; do
    journal add tomas "$fact"
done
