journal show --tsv -n 1 kenji
journal show --json -n 1 kenji
journal show --raw sora | cmp - guests/sora-nakamura.txt && echo same
journal show --csv kenji
