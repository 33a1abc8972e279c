# His list: oldest first, with what was tried and what is due; then one guest's, closed ones too.
journal open
journal --today 2026-11-25 open fatou
journal open --all aiko george
journal open lucia --tsv
journal open fatou --json
journal open nadia
echo $?
