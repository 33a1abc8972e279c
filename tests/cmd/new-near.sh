# A guest with the same or a similar name is created, with a warning.
journal new 'Aiko Nakamora'
journal new 'Kenji'
