# Lines that are no JSON, no line of an export, or say what no line of a file could; the others
# are taken.
# journal: none
journal init . >/dev/null
cat >a.json <<'Y'
{"id":"ann","kind":"fact","date":null,"time":null,"key":"name","mark":"","text":"Ann"}

{"id":"ann","kind":"fact","key":"likes","text":"tea"
[1, 2]
{"id":"ann","kind":"fact","key":"likes","text":7}
{"id":"ann","kind":"fact","date":"2026-02-30","key":"note","text":"no such day"}
{"id":"ann","kind":"fact","date":"2026-02-20","time":"25:00","key":"note","text":"no such hour"}
{"id":"ann","kind":"fact","key":"two words","text":"x"}
{"id":"ann","kind":"fact","key":"note","text":"two\nlines"}
{"id":"ann","kind":"comment","text":"no comment"}
{"id":"ann","kind":"comment","text":"# a comment"}
{"id":"ann","kind":"text","text":"<<<<<<< ours"}
{"id":"ann","kind":"fact","date":"2026-02-20","time":"19:00","key":"dish","mark":"+","text":"cod"}
{"id":"../x","kind":"fact","key":"name","text":"X"}
{"id":"bo","kind":"fact","key":"name","text":"Bo"}
nonsense
Y
journal import a.json; echo $?
cat guests/*.txt
# JSON of another program is refused as a whole, with the remedy.
printf '[{"name": "Cy Ek",\n  "allergies": ["peanut"]}]\n' >list.json
journal import list.json; echo $?
printf '{"guests":\n  {"17": {"name": "Cy Ek"}}}\n' >object.json
journal import object.json; echo $?
