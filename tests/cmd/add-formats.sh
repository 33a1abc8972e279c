journal add --tsv aiko 'dish+: turnip	greens; "so", she said'
journal add --json aiko 'dish-: turnip greens' 'name: Aiko N.'
journal add --csv aiko 'dish: x'
