journal served --tsv aiko 'dassai'
journal served --json aiko 'dassai'
journal served --csv aiko 'dassai'
journal served --csv=raw aiko 'dassai'
