# journal: none
journal help | sed -n '1,3p;$p'
journal --help | grep -c '^  [a-z]'  >/dev/null && journal --help | grep -E '^  (init|show|help) '
