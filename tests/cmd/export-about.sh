# All lines on one person, from every file, in text and as rows.
printf 'cake for @tom-okafor\n' >>menus/2026-11-23.txt
journal add @oskar-lindqvist 'note: Tom Okafor sent him; @tom-okafor-smith did not' >/dev/null
journal export --about tom | sed -n '1p;/yuki\|oskar\|menus/p'
journal export --json --about @tom-okafor | tail -n 2
journal export --tsv --about @tom-okafor | head -n 2
journal export --vcard --about @tom-okafor
journal export --about @tom-okafor yuki
mkdir -p .journal && echo kept >.journal/edit-tom-okafor.txt
journal export --about @tom-okafor >/dev/null
