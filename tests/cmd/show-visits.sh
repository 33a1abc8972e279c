journal show -n 1 aiko,kenji
journal show --visits=0 sora
