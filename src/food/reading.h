#ifndef FOOD_READING_H
#define FOOD_READING_H
/*
 * A text in which the lexicon has found its phrases: which words have which tags. Tags are bits
 * of a tagset (food/lexicon.h).
 */
#include "food/words.h"
#include "text/word.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t tagset;

enum {
    KINDS = TERM_ASKS + 1,
    PHRASE_BYTES = 255, /* no match is longer, */
    PHRASE_WORDS = 6,   /* nor has more words */
};

/* The bit of a sign, TAG_NO_RULE to TAG_ONLY, in a match. */
#define SIGN(tag) (1u << ((tag)-TAG_NO_RULE))

/* A phrase of the lexicon found in a text. */
struct match {
    size_t from, to; /* bytes of the text's `joined` */
    struct span written;
    tagset kind[KINDS]; /* the phrase's tags, by enum word_kind */
    tagset claimed;     /* tags of a longer phrase round this one: they do not count here */
    unsigned sign;      /* SIGN bits of a guest's word */
    bool none, filler, covered;
    bool harmless, card_filler, unit, number, may, made,
        plain; /* of cards: TAG_HARMLESS … of food/words.h */
};

struct reading {
    struct span joined; /* the words of the text: see text/word.h */
    struct span shown;  /* joined, with the runs as they are written */
    struct word *words;
    size_t words_n;
    struct match *v;
    size_t n;
};

/* Returns the words of a match, as they were compared. */
struct span match_joined(const struct reading *r, const struct match *m);

/* Sets `claimed`, `covered` and `made` of each match, by the longer ones round it. */
void reading_claim(struct reading *r);

/*
 * Copies into `a` what judges a dish: the joined text, and the matches that have a tag. `kept`
 * has no words. It points into `a` and into the text that was read, not into the arena of `r`,
 * which may be released.
 */
void reading_keep(struct reading *kept, const struct reading *r, struct arena *a);

/* Returns where the joined text has these whole words, at or after `from`, or SPAN_NONE. */
size_t reading_find(const struct reading *r, struct span joined, size_t from);

#endif
