# Regulars, the lapsed, the new; and which words were kept, and how fast.
journal report guests
journal report guests --lapsed 60 --top 2 --tsv
journal report open
journal report open --json
