# His list: oldest first, with what was tried and when it is due; one guest, with closed ones.
journal open
journal --today 2026-11-25 open fatou
journal open --all aiko george
journal open --all aiko george --tsv
journal open lucia --tsv
journal open fatou --json
journal open nadia
echo $?
journal open --json dieter-vogt tomas
