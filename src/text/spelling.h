#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H
/*
 * Words of dishes that are written in more than one way: houmous and hummus, 餃子 and ぎょうざ.
 */
#include "base/arena.h"
#include "base/span.h"

/* Returns the usual spelling of a folded Latin word (text/word.h), or the word itself. */
struct span spelling_latin(struct span word);

/* Gives row i of the table that spelling_latin looks in. Returns false after the last. */
bool spelling_each(size_t i, struct span *written, struct span *usual);

/* Gives row i of the table that spelling_run looks in. Returns false after the last. */
bool spelling_run_each(size_t i, struct span *written, struct span *usual);

/*
 * Returns a word of a script without spaces with each of its known parts in the usual spelling.
 * The arena owns a result that differs from `run`.
 */
struct span spelling_run(struct span run, struct arena *a);

#endif
