#ifndef FOOD_STEM_H
#define FOOD_STEM_H
/*
 * Words that German, Dutch, the Nordic languages and Finnish make of several: Haselnussmilch.
 * No table can have them all, so that such a word is cut into the stems of src/data/stems.tsv.
 */
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STEM_KINDS = 3, STEM_TEXT = 20, STEM_PARTS = 6 };

/* Made by src/data/stems.c. */
struct stem {
    uint64_t tags[STEM_KINDS]; /* by WORD_CONTAINS, WORD_USUALLY, WORD_ASK of food/words.h */
    char text[STEM_TEXT];      /* of stem_tails: backwards */
    uint8_t n;
    bool plant; /* a food of plants */
    bool weak;  /* after a food of plants it is only asked about: Mandelmilch */
};

/* Sorted by text. */
extern const struct stem stem_heads[], stem_tails[];
extern const size_t stem_heads_n, stem_tails_n;

enum stem_known { STEM_UNKNOWN, STEM_WORD, STEM_PLANT };

/* Returns whether the tables have a part of a word, and whether it is a food of plants. */
typedef enum stem_known stem_look(void *ctx, struct span part);

struct stem_part {
    struct span text;
    const struct stem *stem; /* NULL: a word of the tables */
    bool weak;               /* the stem's tags are only asked about */
};

struct stem_cut {
    struct stem_part part[STEM_PARTS];
    size_t n;
    bool whole; /* nothing of the word is left */
};

/*
 * Cuts a word of Latin letters, as word_cut of text/word.h leaves it, into its stems; n is 0
 * if it has none. Where the word is not known to its end, the parts are a stem at its beginning
 * and one at its end, of four letters or more.
 */
void stem_cut_word(struct span word, stem_look *look, void *ctx, struct stem_cut *c);

#endif
