#ifndef FOOD_WORDS_H
#define FOOD_WORDS_H
/*
 * The built-in words, made by src/data/lexicon.c: of dishes (allergens.tsv, foods.tsv), of
 * guests (terms.tsv, diets.tsv, law.tsv), and words of cards without a tag
 * (harmless.tsv, fillers.tsv). Rows are sorted by phrase, in byte order, as word_join of
 * text/word.h writes it; the rows of one phrase follow each other.
 */
#include <stdbool.h>
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
    TERM_ALL,    /* names every food of the tag: dairy */
    TERM_PART,   /* names a part of it: shrimp */
    TERM_AVOIDS, /* a diet that forbids it */
    TERM_ASKS,   /* a diet for which it depends on the source */
};

/* Tags of words that forbid nothing and hold nothing. */
enum {
    TAG_MADE = 240,    /* of a card: made of several things, which vary: "korma" */
    TAG_PLAIN = 241,   /* of a card: it is not, though a word in it is: "soy sauce" */
    TAG_NUMBER = 242,  /* of a card: "half", a filler too, after which a unit explains itself */
    TAG_MAY = 243,     /* of a card: "may contain", a filler too */
    TAG_NO_RULE = 244, /* of guests: a diet of which no rule is known: "keto" */
    TAG_EATS = 245,    /* of guests: what follows is eaten: "eats" */
    TAG_OK = 246,      /* of guests: what is before it is eaten: "ok" */
    TAG_BUT = 247,     /* of guests: begins another clause */
    TAG_EXCEPT = 248,  /* of guests: what follows is an exception */
    TAG_REFUSE = 249,  /* of guests: what follows is avoided: "no", "cannot" */
    TAG_ONLY = 250,    /* of guests: nothing else is eaten, or avoided: "only" */
    TAG_UNIT = 251,    /* of a card: "kg", which explains itself after a number only */
    TAG_CARD_FILLER = 252, /* of a card: "chopped", which never explains an item alone */
    TAG_HARMLESS = 253,    /* of a card: a food that holds none of the tags */
    TAG_NONE = 254,        /* of guests: asked, and there is none */
    TAG_FILLER = 255,      /* of guests: "allergic to" */
};

struct word_row {
    uint32_t at; /* where the phrase begins in words_text */
    uint8_t n;   /* its length */
    uint8_t tag, kind;
    uint8_t accent; /* of words_accents: the row is of words with these accents; 0: of any */
};

/*
 * Accents that distinguish words of one phrase: "pâte" and "pâté". Rows of one accent are of
 * one word, which may have several spellings; accents of one group are of one phrase.
 */
struct word_accent {
    const char *form; /* as word_accents of text/word.h writes it */
    uint8_t accent, group;
};
extern const struct word_accent words_accents[];
extern const size_t words_accents_n;

extern const char words_text[];
extern const struct word_row words_dishes[], words_guests[], words_cards[];
extern const size_t words_dishes_n, words_guests_n, words_cards_n;

enum { WORDS_SECONDS = 64, WORDS_STARTS = 45 * WORDS_SECONDS };

/* Returns a number for a first byte; only letters and bytes from 0xE0 to 0xEF have their own.
 */
static inline unsigned words_first(unsigned char c)
{
    if (c <= 'z')
        return c < 'a' ? 0 : c - 'a' + 1U;
    return c < 0xE0 ? 27 : c <= 0xEF ? c - 0xE0 + 28U : 44;
}

/* Returns a number below WORDS_SECONDS that never falls as the byte rises. */
static inline unsigned words_second(unsigned char c)
{
    if (c <= 'z')
        return c < 'a' ? c / 8U : c - 'a' + 13U;
    return c < 0x80 ? 39 : c < 0xC0 ? 40 + (c - 0x80U) / 3 : 62;
}

/* Returns the place of a phrase's first two bytes in the tables below, in their order. */
static inline unsigned words_start(const char *p, size_t n)
{
    unsigned first = words_first((unsigned char)p[0]);
    bool own = first != 0 && first != 27 && first != 44;
    return first * WORDS_SECONDS + (own && n > 1 ? words_second((unsigned char)p[1]) : 0);
}

/* The number of rows that start before each place, and, at the end, of all rows. */
extern const uint16_t words_dishes_starts[WORDS_STARTS + 1],
    words_guests_starts[WORDS_STARTS + 1], words_cards_starts[WORDS_STARTS + 1];

extern const char *const words_heads[]; /* of guests: last parts of compounds: "allergie" */
extern const size_t words_heads_n;
extern const char *const words_tags[];
extern const uint64_t words_whole; /* bits of tags of which a dish's word means the whole */
extern const size_t
    words_tags_n; /* at most 52, so that a journal can add some: see LEXICON_TAGS */

#endif
