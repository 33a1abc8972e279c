# A namesake is no error, but nobody makes one unawares.
journal new 'Aiko Nakamora'
journal new 'Kenji'
