#ifndef TEXT_SLUG_H
#define TEXT_SLUG_H
/*
 * Names to ids: the only way by which user text reaches the file system. See journal(5), NAMES.
 */
#include "base/buf.h"
#include "base/span.h"

/* The id that no guest gets: what `forget --mentions` leaves of a person is @forgotten. */
#define SLUG_FORGOTTEN "forgotten"

/*
 * Appends the id of that name and returns true (*why is NULL); or appends nothing and *why says
 * in a few words, to follow the name and ": ", why there is none.
 */
bool slug_make(struct buf *b, struct span name, const char **why);

/* Returns true for what slug_make makes: an id is its own slug. */
bool slug_valid(struct span id);

/*
 * Bytes of the longest head of s that an id could be made of: letters (in either case, so that
 * a mention in capitals is seen at all), digits, marks, and single "-" between them.
 */
size_t slug_prefix(struct span s);

#endif
