#ifndef FOOD_LEXICON_H
#define FOOD_LEXICON_H
/*
 * Maps words of dishes and guests to allergen and diet tags. A lexicon is the built-in words of
 * dishes, guests and cards (food/words.h) and the journal's own from allergens.txt. Tags are
 * bits of a tagset, numbered as words_tags, then the journal's own, 64 in all.
 */
#include "base/set.h"
#include "food/reading.h"

enum { LEXICON_TAGS = 64 };

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
 * that word and tag. Returns false if it is no such line, if the word is longer than any text is
 * searched for (6 words, 255 bytes), or if there is no room for another tag.
 */
bool lexicon_add(struct lexicon *x, struct span line);

/* Returns the tag's bit, or 0. */
tagset lexicon_tag(const struct lexicon *x, struct span name);

/* Returns the name of the lowest tag in the set, which must not be empty. */
struct span lexicon_name(const struct lexicon *x, tagset set);

/* Which words to look for. */
enum { READ_DISHES = 1, READ_GUESTS = 2, READ_CARDS = 4 };

/*
 * Finds all phrases in a text. The longest wins, tag by tag: "coconut milk" clears the milk and
 * leaves the coconut. The arena owns the result.
 */
void lexicon_read(const struct lexicon *x, struct span text, unsigned which, struct reading *r,
                  struct arena *a);

/*
 * Does the same in the text of the reading `same`, which must outlive *r: they have one list of
 * words.
 */
void lexicon_reread(const struct lexicon *x, const struct reading *same, unsigned which,
                    struct reading *r, struct arena *a);

/* Returns true if a word of the text has a tag: it is something to eat. */
bool lexicon_is_food(const struct lexicon *x, struct span text);

#endif
