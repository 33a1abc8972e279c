#ifndef STORE_RETRY_H
#define STORE_RETRY_H
/*
 * Detects a `journal store` that runs at the same time, and retries the lookup, like a seqlock
 * whose counter is journal.conf. A guest's file is always in one of two places, but a reader
 * may check each at the wrong moment. journal.conf changes before the first file moves, has a
 * mark while files move, and changes after the last. So a lookup is valid if journal.conf did
 * not change and either has no mark, or the lookup was careful: one place, the other, then the
 * first again, which finds any file that moves one way.
 *
 *     retry_begin(&retry, s);
 *     do
 *         ... where retry.careful, carefully; leave when it was found ...
 *     while (retry_again(&retry, s));
 *
 * Costs one stat of journal.conf, if a file was not found or all are listed.
 */
#include "store/store.h"

struct retry {
    struct os_stamp conf;
    bool careful;
    int tries;
};

void retry_begin(struct retry *r, const struct store *s);

/* Returns true if files may have moved during the lookup: repeat it, with r->careful set. */
bool retry_again(struct retry *r, const struct store *s);

#endif
