#ifndef TEXT_NEEDLE_H
#define TEXT_NEEDLE_H
/*
 * Words that are searched for in any text. Case, accents, width, apostrophes, "ae" for ä and
 * the English plural do not count; a word may begin or be inside a longer one.
 */
#include "base/arena.h"
#include "base/span.h"

enum needle_fit { NEEDLE_NONE, NEEDLE_INSIDE, NEEDLE_BEGINS, NEEDLE_WHOLE };

enum { NEEDLE_FORMS = 5 };

struct needle {
    struct span form[NEEDLE_FORMS]; /* folded: as typed, with "ae" for ä, in the singular */
    size_t forms;
    struct span
        pattern; /* regular expressions, a line each: a line with the word matches one */
};

struct needles {
    struct needle *v;
    size_t n;
};

/* Cuts the words. The arena owns them; n is 0 if there are no letters or digits. */
void needles_init(struct needles *n, struct span words, struct arena *a);

/* Returns the needle that is expected to be the rarest; there must be one. */
const struct needle *needles_rarest(const struct needles *n);

/* Raises fit[i] to the best that needle i finds in the text. */
void needles_fit(const struct needles *n, struct span text, enum needle_fit *fit);

/* Returns the worst of the fits. */
enum needle_fit needles_worst(const struct needles *n, const enum needle_fit *fit);

#endif
