# Tonight's menu against a table: the worst first, guests in the order named.
journal plan aiko,kenji-nakamura
journal plan -p sora
