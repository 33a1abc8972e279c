# Lines of our own export: what is new of them goes in, once; names and birthdays stay one.
# journal: none
journal init . >/dev/null
printf 'name: Ann\n# seen\nodd line\n2026-01-01 DISH : cod\nbirthday: 01-02\n' >guests/ann.txt
printf 'name: Bo\n' >guests/bo.txt
cat >a.json <<'Y'
{"id": "ann", "line": 1, "kind": "fact", "key": "name", "text": "Ann"}
{"id": "ann", "line": 2, "kind": "comment", "text": "# seen"}
{"id": "ann", "line": 3, "kind": "other", "text": "odd line"}
{"id": "ann", "line": 4, "kind": "fact", "date": "2026-01-01", "key": "dish", "text": "cod"}
{"id":"ann","line":5,"kind":"fact","date":"2026-01-01","key":"dish","mark":"+","text":"cod"}
{"id": "ann", "line": 6, "kind": "fact", "key": "birthday", "text": "03-04"}
{"id": "ann", "line": 7, "kind": "other", "text": "another odd line"}
{"id": "bo", "line": 1, "kind": "fact", "key": "name", "text": "Robert"}
{"id": "cy", "line": 1, "kind": "fact", "key": "name", "text": "Cy"}
{"id":"cy","line":2,"kind":"fact","date":"2026-01-01","time":"19:00","key":"visit","text":""}
{"id": "../x", "line": 2, "kind": "fact", "key": "name", "text": "X"}
Y
journal import --tsv a.json; echo $?
journal import --tsv a.json; echo $?
cat guests/*.txt
