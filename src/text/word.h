#ifndef TEXT_WORD_H
#define TEXT_WORD_H
/*
 * The words of a name as kitchens and guests write it, made comparable: folded (base/fold.h),
 * in the singular, in simplified Chinese characters (base/han.h), without a French or Italian
 * article cut short (l'oignon, all'aglio).
 */
#include "base/arena.h"
#include "base/span.h"

struct word {
    struct span text;    /* folded and singular; the arena's, and may be written on */
    struct span shown;   /* a run before its characters are simplified, as long as text */
    struct span written; /* as in the text, from space to space */
    bool run;            /* of a script without spaces: search inside it */
};

/*
 * Cuts a text into words, also between Latin, other and run words. Returns how many; the arena
 * owns *v.
 */
size_t word_cut(struct span text, struct word **v, struct arena *a);

/*
 * Returns the words of the text as word_cut does, but for their accents, which Latin letters
 * keep: "Pâtés" is "pâté". The arena owns the result; a space is between the words.
 */
struct span word_accents(struct span text, struct arena *a);

/* Returns the words as one text, with a space between them. */
struct span word_join(const struct word *v, size_t n, struct arena *a);

#endif
