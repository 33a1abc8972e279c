#ifndef STORE_RETRY_H
#define STORE_RETRY_H
/*
 * Looking for what `journal store` may be moving at this moment. A guest's file is always in
 * one of its two places; but who looks into one and then into the other may come to each at the
 * wrong time. journal.conf tells: it changes before the first file moves, says so while files
 * move, and changes after the last. So a look counts when journal.conf stayed as it was, and
 * either says that nothing moves, or the look was a careful one: the one place, the other, and
 * the one again, which finds whatever goes one way only.
 *
 *     retry_begin(&retry, s);
 *     do
 *         ... where retry.careful, carefully; leave when it was found ...
 *     while (retry_again(&retry, s));
 *
 * Costs one look at journal.conf, and only where something was not found, or all is listed.
 */
#include "store/store.h"

struct retry {
    struct os_stamp conf;
    bool careful;
    int tries;
};

void retry_begin(struct retry *r, const struct store *s);

/* True: files may have moved past that look, so another is needed, with care. */
bool retry_again(struct retry *r, const struct store *s);

#endif
