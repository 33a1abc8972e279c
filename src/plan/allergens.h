#ifndef PLAN_ALLERGENS_H
#define PLAN_ALLERGENS_H
/*
 * The allergens of dishes, as a law names them: a row a dish, a field an allergen. A field says
 * "yes" if a word shows that the dish contains it, "may" if it may, and "?" if that is unknown:
 * the dish has no card, or its card has a word that is not understood. An empty field means
 * that nothing is recorded. No value says that a dish is free of anything.
 */
#include "food/regime.h"
#include "plan/plan.h"

enum allergen_codes { CODES_NONE, CODES_NUMBERS, CODES_LETTERS };

/* Returns the schema of a regime's table, in the arena. With codes its layout is a menu's: the
 * dish, then the codes. */
const struct schema *allergens_schema(const struct regime *r, enum allergen_codes codes,
                                      struct arena *a);

/* Emits a row for each dish of the plan. The plan's lexicon is used, and its arena. */
void allergens_emit(const struct plan *p, const struct regime *r, enum allergen_codes codes,
                    const struct schema *schema, struct sink *out);

#endif
