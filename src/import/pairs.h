#ifndef IMPORT_PAIRS_H
#define IMPORT_PAIRS_H
/*
 * Columns that come in pairs, a name and its value: "Custom Field 1 - Label" and "Custom Field
 * 1 - Value", "Question 2" and "Answer 2". The value is that of a column of that name.
 */
#include "import/labels.h"

struct pairs {
    size_t *label_of; /* by column: the column with its name; PAIRS_NONE: it is no value */
    bool *is_label;   /* by column */
};

#define PAIRS_NONE ((size_t)-1)

/* Finds the pairs of a table; the arena owns them. */
struct pairs pairs_find(struct column *const *columns, size_t n, struct arena *a);

/* Returns the column that a value belongs to, by the name beside it. */
struct column pairs_column(const struct labels *l, struct span label, struct arena *a);

#endif
