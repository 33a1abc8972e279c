cat >journal.conf <<'EOT'
version: 1
item: part
Item: Gadget
colour: red
day-ends: 25:00
just words
again: 3 visits
identity: dish
	commit: maybe
EOT
journal list --ids | head -n 1
journal add aiko 'GADGET+: drill'
printf 'version: 2\n' >journal.conf
journal list
