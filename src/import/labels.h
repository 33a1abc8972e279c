#ifndef IMPORT_LABELS_H
#define IMPORT_LABELS_H
/*
 * Labels of values that are not columns: "Allergies" of a line "Allergies: nuts" in a note, of
 * a custom field, of Apple's X-ABLabel.
 */
#include "food/lexicon.h"
#include "import/columns.h"

struct labels {
    const struct keys *keys;
    const struct lexicon *lexicon;
};

/*
 * Returns true if the label is a key that a value may have: not the name, a note, or something
 * that was served. *c is then its column; `word` and `own` are in the arena.
 */
bool labels_find(const struct labels *l, struct span label, struct column *c, struct arena *a);

/* Returns true if the label is a key or a heading of the table, not a text that speaks of one.
 */
bool labels_is_known(const struct labels *l, struct span label);

/* Returns the column of a label that is not known. */
struct column labels_own(struct span label, struct arena *a);

/* Makes a column's *c the key of an allergen or a diet that its heading names. */
void labels_heading(const struct labels *l, struct column *c, struct arena *a);

/* Drops the word of a column that --map made another key than one of food. */
void labels_check(struct column *c);

#endif
