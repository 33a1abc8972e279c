# The same for programs: a row a fact.
journal brief --tsv | cut -f 1-6,9-12
journal brief --json lucia | head -n 4
