#ifndef FOOD_REGIME_H
#define FOOD_REGIME_H
/*
 * The allergens that a law asks a kitchen to declare, and the codes that menus print for them.
 *
 *   eu14   Regulation (EU) 1169/2011, Annex II, in its order
 *   fda9   the nine of the United States: FALCPA 2004, FASTER Act 2021
 *   jp     Japan's Food Labelling Standards: eight that must be declared, then those that should
 */
#include "base/span.h"

#include <stdbool.h>

struct regime_item {
    const char *name;   /* a field of rows: gluten, tree_nuts */
    const char *label;  /* three letters, over a column */
    const char *letter; /* as menus in Austria and Germany print it; "" elsewhere */
    const char *tag;    /* of the lexicon */
    const char *words;  /* separated by commas: the item is only these foods of the tag; or "" */
};

struct regime {
    const char *name;
    const struct regime_item *v;
    size_t n; /* item i has the number i + 1 */
};

extern const struct regime regimes[];
extern const size_t regimes_n;

/* Returns the regime of that name, or NULL. */
const struct regime *regime_find(struct span name);

#endif
