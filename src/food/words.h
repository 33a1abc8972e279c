#ifndef FOOD_WORDS_H
#define FOOD_WORDS_H
/*
 * The built-in words: of dishes (src/data/allergens.tsv), and of guests (src/data/terms.tsv and
 * diets.tsv), each with a tag. Made by src/data/lexicon.c. Rows of one phrase stand together,
 * phrases in byte order, as word_join of text/word.h writes them.
 */
#include <stddef.h>
#include <stdint.h>

enum word_kind {
    /* of dishes */
    WORD_CONTAINS, /* the dish holds it */
    WORD_USUALLY,  /* as most kitchens make it */
    WORD_ASK,      /* some kitchens */
    WORD_FREE,     /* the name claims to be without: "gluten-free" */
    WORD_CLEARS,   /* the words do not mean what one of them says: butternut */
    /* of guests */
    TERM_ALL,    /* names all that the tag stands for: dairy */
    TERM_PART,   /* names a part of it: shrimp */
    TERM_AVOIDS, /* a diet that forbids it */
    TERM_ASKS,   /* a diet that depends on where it comes from */
};

/* Tags of words in terms.tsv that forbid nothing. */
enum { TAG_NONE = 254 /* asked, and there is none */, TAG_FILLER = 255 /* "allergic to" */ };

struct word_row {
    uint16_t at; /* where the phrase begins in words_text */
    uint8_t n;   /* its length */
    uint8_t tag, kind;
};

extern const char words_text[];
extern const struct word_row words_dishes[], words_guests[];
extern const size_t words_dishes_n, words_guests_n;
extern const char *const words_tags[];
extern const size_t
    words_tags_n; /* at most 48, so that a journal can add some: see allergen.h */

#endif
