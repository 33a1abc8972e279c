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

/*
 * A phrase of the lexicon found in a text. A line of a megabyte may have a match for each two
 * bytes, so a match is small: 40 bytes, and the tags if they are of several kinds.
 */
struct match {
    const char *written;
    union match_tags {
        tagset one;         /* if they are of one kind */
        const tagset *many; /* of each of the kinds, in their order; the arena's */
    } tags;
    tagset claimed;    /* tags of a longer phrase round this one: they do not count here */
    uint32_t from, to; /* bytes of the text's `joined` */
    uint32_t written_n;
    unsigned kinds : KINDS; /* bits 1 << enum word_kind: the phrase has tags of these */
    unsigned sign : 7;      /* SIGN bits of a guest's word */
    bool none : 1, filler : 1, covered : 1;
    bool harmless : 1, card_filler : 1, unit : 1, number : 1, may : 1, made : 1,
        plain : 1; /* of cards: TAG_HARMLESS … of food/words.h */
};

struct reading {
    struct span joined; /* the words of the text: see text/word.h */
    struct span shown;  /* joined, with the runs as they are written */
    struct word *words;
    size_t words_n;
    struct match *v;
    size_t n;
};

/* Returns the phrase's tags of a kind, which is of enum word_kind. */
static inline tagset match_tags(const struct match *m, unsigned kind)
{
    size_t at = 0;
    if (!(m->kinds >> kind & 1))
        return 0;
    if (m->kinds == 1u << kind)
        return m->tags.one;
    for (unsigned before = m->kinds & ((1u << kind) - 1); before; before &= before - 1)
        at++;
    return m->tags.many[at];
}

/* Returns the words of a match, as they are written. */
static inline struct span match_written(const struct match *m)
{
    return (struct span){m->written, m->written_n};
}

/* Sets the phrase's tags, by enum word_kind. The arena owns those of several kinds. */
void match_set_tags(struct match *m, const tagset tags[KINDS], struct arena *a);

/* Returns the words of a match in the joined text, as they were compared. */
struct span match_joined(struct span joined, const struct match *m);

/* Sets `claimed`, `covered` and `made` of each match, by the longer ones round it. */
void reading_claim(struct reading *r);

/* The part of a reading that judges a dish: the joined text, and the matches with a tag. */
struct kept_reading {
    struct span joined;
    struct match *v;
    size_t n;
};

/*
 * Copies that into `a`. It points into `a` and into the text that was read, which is its joined
 * text if these are the same bytes, not into the arena of `r`, which may be released.
 */
struct kept_reading reading_keep(const struct reading *r, struct span text, struct arena *a);

/* Returns where a joined text has these whole words, at or after `from`, or SPAN_NONE. */
size_t reading_find(struct span joined, struct span words, size_t from);

#endif
