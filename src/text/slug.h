#ifndef TEXT_SLUG_H
#define TEXT_SLUG_H
/* Names to ids: the only way by which user text reaches the file system. See journal(5), NAMES.
 */
#include "base/buf.h"
#include "base/span.h"

/* Appends the id of that name and returns true; or says in a few words why there is none. */
bool slug_make(struct buf *b, struct span name, const char **why);

/* True for what slug_make makes: an id is its own slug. */
bool slug_valid(struct span id);

/* Bytes of the longest head of s that an id could be made of; it never ends in "-". */
size_t slug_prefix(struct span s);

#endif
