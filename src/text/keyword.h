#ifndef TEXT_KEYWORD_H
#define TEXT_KEYWORD_H
/*
 * Words that are searched for in any text. Case, accents, width, apostrophes, "ae" for ä and
 * the English plural do not count; a word may begin or be inside a longer one.
 */
#include "base/arena.h"
#include "base/span.h"

enum keyword_fit { KEYWORD_NONE, KEYWORD_INSIDE, KEYWORD_BEGINS, KEYWORD_WHOLE };

enum { KEYWORD_FORMS = 8 };

struct keyword {
    struct span
        form[KEYWORD_FORMS];    /* folded: as typed, with "ae" for ä, singular and plural */
    bool longer[KEYWORD_FORMS]; /* begins with another form: only a whole word matches */
    size_t forms;
    struct span
        pattern; /* regular expressions, a line each: a line with the word matches one */
};

struct keywords {
    struct keyword *v;
    size_t n;
};

/* Cuts the words. The arena owns them; n is 0 if there are no letters or digits. */
void keywords_init(struct keywords *n, struct span words, struct arena *a);

/* Returns the keyword that is expected to be the rarest; there must be one. */
const struct keyword *keywords_rarest(const struct keywords *n);

/* Raises fit[i] to the best that keyword i finds in the text. */
void keywords_fit(const struct keywords *n, struct span text, enum keyword_fit *fit);

/* Returns the worst of the fits. */
enum keyword_fit keywords_worst(const struct keywords *n, const enum keyword_fit *fit);

#endif
