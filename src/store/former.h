#ifndef STORE_FORMER_H
#define STORE_FORMER_H
/*
 * The former ids of all guests, `was: ID`, and the ids that no guest has. They are read once: a
 * line may mention a hundred thousand ids.
 */
#include "store/store.h"

/*
 * Finds the one guest with that former id: 1 and *known, or 0. Sets *unread if files could not
 * be read: another guest may have it too. Returns -1 if the guests cannot be listed.
 */
int former_find(const struct store *s, struct span id, struct span *known, struct err *unread,
                struct arena *a, struct err *e);

/*
 * Returns true if no file is named after the id. Returns false if there is one, or if that is
 * not known: guests/ is listed only once many ids were asked for.
 */
bool former_is_unused(const struct store *s, struct span id);

#endif
