# "@id FACT" is for that guest alone, even one that is not of the party.
journal add kenji 'dish: rice' '@sora-nakamura dish: noodles'
journal add kenji '@nobody dish: rice' 'dish: soup'
