#ifndef TEXT_DISH_H
#define TEXT_DISH_H
/*
 * An item's body: name [contains, …] = other name = …, and when two names are the same dish.
 * Same: equal after folding, punctuation, plural, word order and stop words. Near: most of its
 * words, one a part of the other, or a spelling slip. Text without spaces is compared by
 * characters.
 */
#include "base/arena.h"
#include "base/span.h"

struct dish {
    struct span name;
    /*
     * From inside the first bracket of the body to inside the last, for dish_holds to cut: it
     * passes over what lies between two pairs. .p is NULL without brackets.
     */
    struct span contains;
    struct span others; /* after the first " = ": other names, cut by dish_other */
};

struct dish dish_parse(struct span body);
bool dish_other(struct span *others, struct span *name);

/* Commas part what brackets hold, "、" too. "no egg" gives name "egg" and lacks = true. */
bool dish_holds(struct span *contains, struct span *name, bool *lacks);

/*
 * What makes a name this dish and no other: folded words, singular, without stop words, sorted.
 * The arena owns it. Equal keys are the same dish. A name of nothing but stop words keeps them.
 */
struct span dish_key(struct span name, struct arena *a);

/* Near, for two keys that differ. */
bool dish_near(struct span key_a, struct span key_b);

#endif
