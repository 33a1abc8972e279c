#ifndef FOOD_LEXICON_H
#define FOOD_LEXICON_H
/*
 * Maps words of dishes and guests to allergen and diet tags. A lexicon is the built-in words of
 * dishes, guests and cards (food/words.h) and the journal's own from allergens.txt. Tags are
 * bits of a tagset, numbered as words_tags, then the journal's own, 64 in all.
 */
#include "base/set.h"
#include "food/words.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t tagset;

enum { LEXICON_TAGS = 64, KINDS = TERM_ASKS + 1 };

struct own_word {
    size_t next; /* the next of the same phrase; SET_NONE at the end */
    uint8_t tag, kind;
};

/* The first and the last of a phrase's own words. */
struct own_phrase {
    size_t first, last;
};

struct codes;

struct lexicon {
    struct arena *arena;
    const struct codes *codes; /* of menus (food/codes.h); or NULL */
    struct own_word *own;
    size_t own_n, own_cap;
    struct set phrases; /* of the own words */
    struct own_phrase *own_phrases;
    size_t own_phrases_cap;
    struct span tags[LEXICON_TAGS];
    size_t tags_n;
};

/* Begins a lexicon. The arena owns what is added. */
void lexicon_init(struct lexicon *x, struct arena *a);

/*
 * Reads a line of allergens.txt: `word = tag`, `word ? tag`, `word ! tag`, or `word = -` for a
 * word that holds no tag; blank lines and comments pass. It replaces what is built in about
 * that word and tag. Returns false if it is no such line, or there is no room for another tag.
 */
bool lexicon_add(struct lexicon *x, struct span line);

/* Returns the tag's bit, or 0. */
tagset lexicon_tag(const struct lexicon *x, struct span name);

/* Returns the name of the lowest tag in the set, which must not be empty. */
struct span lexicon_name(const struct lexicon *x, tagset set);

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
    bool harmless, card_filler, unit, number,
        may; /* of cards: TAG_HARMLESS … of food/words.h */
};

struct reading {
    struct span joined; /* the words of the text: see text/word.h */
    struct span shown;  /* joined, with the runs as they are written */
    struct word *words;
    size_t words_n;
    struct match *v;
    size_t n;
};

/* Which words to look for. */
enum { READ_DISHES = 1, READ_GUESTS = 2, READ_CARDS = 4 };

/*
 * Finds all phrases in a text. The longest wins, tag by tag: "coconut milk" clears the milk and
 * leaves the coconut. The arena owns the result.
 */
void lexicon_read(const struct lexicon *x, struct span text, unsigned which, struct reading *r,
                  struct arena *a);

/*
 * Copies into `a` what judges a dish: the joined text, and the matches that have a tag. `kept`
 * has no words. It points into `a` and into the text that was read, not into the arena of `r`,
 * which may be released.
 */
void reading_keep(struct reading *kept, const struct reading *r, struct arena *a);

/* Returns true if a word of the text has a tag: it is something to eat. */
bool lexicon_is_food(const struct lexicon *x, struct span text);

/* Returns where the joined text has these whole words, at or after `from`, or SPAN_NONE. */
size_t reading_find(const struct reading *r, struct span joined, size_t from);

#endif
