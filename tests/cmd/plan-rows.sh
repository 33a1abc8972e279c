# The same for programs.
journal plan --tsv aiko
journal plan --json zoe,priya | head -n 3
journal plan --csv kenji-nakamura
