#ifndef STORE_FORMER_H
#define STORE_FORMER_H
/*
 * The former ids of all guests, `was: ID`. They are read once, when the first is looked for: a
 * line may mention thousands of ids.
 */
#include "store/store.h"

/*
 * Finds the one guest with that former id: 1 and *known, or 0. Returns -1 if no guest that could
 * be read has it and a file could not be read.
 */
int former_find(const struct store *s, struct span id, struct span *known, struct arena *a,
                struct err *e);

#endif
