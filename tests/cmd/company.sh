# The lines of a party name the others, never their own guest, in whatever words they are typed.
printf 'name: Ann\n' >guests/ann.txt
printf 'name: Bo\n' >guests/bo.txt
printf 'name: Cat\n' >guests/cat.txt
t() {
    journal add ann,bo,cat "2026-11-2$1 visit: $2" >/dev/null
    grep -h "2026-11-2$1" guests/ann.txt guests/bo.txt guests/cat.txt
}
t 0 'for 3'
t 1 'for 3 with @ann'
t 2 'for 3 with @bo and @cat; by the window'
t 3 '@ann, @bo and @cat'
t 4 'with @cat and @zoe-obrien-lukasz'
journal book ann,cat 2026-12-01 19:00 'for 2 with @cat' >/dev/null
grep -h 2026-12-01 guests/ann.txt guests/cat.txt
# one guest's own line, and the facts that are no visit, are as typed
journal add ann,bo '@ann 2026-11-28 visit: alone' 'note: with @ann'
# what belongs to a booking in the future is right; what cannot have happened yet is warned of
journal book ann 2026-12-03 19:00 'for 2' >/dev/null
journal add ann '2026-12-03 19:00 companion: allergy nuts'
journal add bo '2026-12-03 dish: cake'
journal add bo '2026-12-03 allergy: egg'
