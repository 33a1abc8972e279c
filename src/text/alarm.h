#ifndef TEXT_ALARM_H
#define TEXT_ALARM_H
/*
 * Words that tell of an allergy, an intolerance, a condition or a diet wherever they are, and
 * verbs that tell of a taste. The words are src/data/alarm.tsv; src/data/alarm.c makes the
 * table below of them.
 */
#include "base/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum alarm_kind {
    ALARM_ALLERGY,     /* allergic, anaphylaxis */
    ALARM_INTOLERANCE, /* intolerant, cannot tolerate */
    ALARM_CONDITION,   /* coeliac, diabetes, EpiPen */
    ALARM_PREGNANCY,
    ALARM_DIET,    /* vegan, halal, gluten-free */
    ALARM_BAR,     /* cannot eat, doesn't eat */
    ALARM_LACK,    /* no nuts, sans lait */
    ALARM_KEY,     /* dietary, medical: in the name of a key only */
    ALARM_FILLER,  /* and, is, very: tells nothing */
    ALARM_CLAUSE,  /* she, is, since: in a sentence, not in the name of a dish */
    ALARM_HATES,   /* can't stand, dislikes */
    ALARM_LIKES,   /* likes, loves */
    ALARM_WITHOUT, /* no, sans: in front of a word */
    ALARM_KINDS
};

/* Sets of kinds, bits 1 << kind. */
enum {
    ALARM_HARMS = 1 << ALARM_ALLERGY | 1 << ALARM_INTOLERANCE | 1 << ALARM_CONDITION |
                  1 << ALARM_PREGNANCY,
    ALARM_NET = ALARM_HARMS | 1 << ALARM_DIET | 1 << ALARM_BAR | 1 << ALARM_LACK,
    ALARM_TASTES = 1 << ALARM_HATES | 1 << ALARM_LIKES | 1 << ALARM_WITHOUT,
};

/* A word of the table in a folded text: bytes from..to. */
struct alarm {
    enum alarm_kind kind;
    size_t from, to;
};

/*
 * Finds the next word of the `kinds` in a text folded by fold_words, at or after *at, and moves
 * *at behind its first character. At one place the longest word wins.
 */
bool alarm_next(struct span folded, size_t *at, unsigned kinds, struct alarm *a);

/* Returns the kinds of all words of a text that is not folded yet, of those wanted. */
unsigned alarm_kinds(struct span text, unsigned wanted);

/* Returns whether the text has words of the `kinds` and else only filler. */
bool alarm_is_all(struct span text, unsigned kinds);

/* The table, in the order of its words' bytes. */
struct alarm_row {
    uint16_t at; /* where the word begins in alarm_text */
    uint8_t n;   /* its length */
    uint8_t kind;
    uint8_t open; /* ALARM_OPEN_… */
};

enum { ALARM_OPEN_START = 1 /* may begin inside a word */, ALARM_OPEN_END = 2 };

extern const char alarm_text[];
extern const struct alarm_row alarm_rows[];
extern const uint16_t alarm_heads[257]; /* the first row whose first byte is not less */

/* Returns a number for four bytes, equal for both cases of a letter. */
static inline unsigned alarm_gram(unsigned a, unsigned b, unsigned c, unsigned d)
{
    unsigned all = (a % 32) << 15 | (b % 32) << 10 | (c % 32) << 5 | d % 32;
    return (all * 2654435761U) >> 17;
}

enum { ALARM_GRAMS = 1 << 15 };

/*
 * For each word of the kinds ALARM_NET and ALARM_KEY the bit of the first four bytes of the
 * longest word in it. A text in ASCII, without apostrophes and without such bytes, has none.
 */
extern const uint32_t alarm_grams[ALARM_GRAMS / 32];

/* The same kinds' first two bytes: [0] of all words, [1] of those that may begin inside one. */
extern const uint32_t alarm_pairs[2][65536 / 32];

#endif
