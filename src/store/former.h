#ifndef STORE_FORMER_H
#define STORE_FORMER_H
/*
 * The former ids of all guests, `was: ID`. They are read once, when the first is looked for: a
 * line may mention thousands of ids.
 */
#include "store/store.h"

/*
 * Finds the one guest with that former id: 1 and *known, or 0. Sets *unread if files could not
 * be read: another guest may have it too. Returns -1 if the guests cannot be listed.
 */
int former_find(const struct store *s, struct span id, struct span *known, struct err *unread,
                struct arena *a, struct err *e);

#endif
