# Each thing that a line can have wrong, with its place and its remedy.
# journal: none
chmod 700 . && journal init . >/dev/null
cat >guests/odd.txt <<'Y'
name: Odd
name: Twice
birthday: 13-40
birthday: 06-14
likes:
seat+: counter
allergy: nuts (hives
alergy: nuts
x-own: anything
2024-02-30 dish: cod
2024-02-29 25:00 dish: cod
no colon here
visit: dinner
2026-11-24 visit: dinner
2026-11-23 visit: dinner
2026-11-23 ask*: a fork
2026-11-23 booked*: for 2
2026-11-23 booked~: for 2
2026-11-23 dish*: cod
note: (open is fine here
Y
printf '2026-11-23 note: caf\351\n' >guests/latin.txt
printf 'name: M\n<<<<<<< a\n=======\n>>>>>>> b\n' >guests/marked.txt
: >guests/empty.txt
journal check; echo $?
journal check --json twice future
journal check --tsv not-utf8
journal check no-text; echo $?
journal check idle-mark; echo $?
