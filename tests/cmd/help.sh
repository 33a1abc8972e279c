# journal: none
journal help
journal --help
