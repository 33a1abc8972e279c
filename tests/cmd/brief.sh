# Tonight: parties, a first visit, a child's age, what was never asked.
journal brief --long
