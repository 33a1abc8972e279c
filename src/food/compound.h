#ifndef FOOD_COMPOUND_H
#define FOOD_COMPOUND_H
/* Compounds of guests, whose front says what is avoided: "Nussallergie", "skalldjursallergi".
 */
#include "food/lexicon.h"

/* Returns a copy of the text with the fronts of compounds in place of them: "nuss". */
struct span compound_fronts(const struct lexicon *x, struct span text, struct arena *a);

#endif
