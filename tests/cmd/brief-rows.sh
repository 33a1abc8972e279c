# The same for programs: a row a fact.
journal brief --long --tsv | cut -f 1-6,9-12
journal brief --long --json lucia | head -n 4
