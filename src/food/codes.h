#ifndef FOOD_CODES_H
#define FOOD_CODES_H
/*
 * Allergen codes beside a dish: A,C,G or 1,3,7. They have no meaning until journal.conf
 * (`codes:`) or the menu itself has a legend, and then only for the allergens of that legend.
 */
#include "food/lexicon.h"

struct code {
    struct span code;
    tagset tags;
};

struct codes {
    struct code *v;
    size_t n, cap;
    tagset all; /* the allergens that have a code */
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

/* Returns true if every item of the list is a code. Sets *tags to the allergens of those known. */
bool codes_read(const struct codes *c, struct span list, tagset *tags);

#endif
