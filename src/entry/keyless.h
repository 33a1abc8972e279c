#ifndef ENTRY_KEYLESS_H
#define ENTRY_KEYLESS_H
/* A FACT without a key, which is the name of what was served: or is it? */
#include "cli/app.h"

/*
 * Refuses words that read like something else than a dish, and shows the line to type: a mark
 * ("+ black cod"), a line of a menu ("!oyster"), an allergy, a diet, or a taste ("nut allergy",
 * "vegetarian", "can't stand coriander"). With `keyed` it refuses all words. Returns 0 or a
 * status that was printed.
 */
int keyless_refuse(struct app *app, struct span words, bool keyed);

/*
 * Returns the key of an allergy, an intolerance or a diet that the words speak of, and sets *what
 * to the text for it; else NULL.
 */
const char *keyless_reads(struct app *app, struct span words, struct span *what);

/*
 * Marks typed with words of dishes: "hamachi~", "black cod + 3*", "+ lamb". keyless_is_marks
 * returns whether the whole text is a list of them; then keyless_mark cuts off one after the
 * other, and returns false at the end.
 */
bool keyless_is_marks(struct span words);
bool keyless_mark(struct span *words, struct span *name, char *mark);

/* Returns true if the name of an item begins or ends with what can only be a mark: "lamb +". */
bool keyless_has_mark(struct span name);

/* Says where the mark of such a name belongs. Returns the status that was printed. */
int keyless_refuse_mark(struct app *app, struct span name, struct span key);

#endif
