#ifndef FOOD_CODES_H
#define FOOD_CODES_H
/*
 * What the allergen codes beside a dish mean: A,C,G or 1,3,7. They mean nothing until
 * journal.conf (`codes:`) or the menu itself says what; then they tell of those allergens only.
 */
#include "food/lexicon.h"

struct code {
    struct span code;
    tagset tags;
};

struct codes {
    struct code *v;
    size_t n, cap;
    tagset all; /* the allergens that some code stands for */
    struct arena *arena;
};

/* Returns an empty table, in the arena. */
struct codes *codes_new(struct arena *a);

/*
 * Adds a legend: the name of a regime (food/regime.h), for its numbers and letters, or a list
 * such as "A = gluten, 7 = milk" in the words of any language that the tables know. Returns
 * false, and adds nothing, if a part of it is neither. The arena owns what is added.
 */
bool codes_add(struct codes *c, const struct lexicon *x, struct span legend);

/* Returns true if every item of the list has a code, and sets *tags to what they stand for. */
bool codes_read(const struct codes *c, struct span list, tagset *tags);

#endif
