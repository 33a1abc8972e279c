#ifndef TEXT_RECORD_H
#define TEXT_RECORD_H
/*
 * Putting a fact on record: what adding means for a file that may hold it already. Two equal
 * lines are one fact, an open item equals its marked form, and an item that is in its slot with
 * another mark or remark is one fact corrected.
 */
#include "base/buf.h"
#include "text/guest.h"

enum recorded { RECORD_ADDED, RECORD_SAME, RECORD_CHANGED };

struct receipt {
    enum recorded what;
    uint32_t lineno; /* of the line in the new file */
    struct span was; /* the line it replaced, or that says it already */
    struct span now; /* the line as it stands now */
};

/*
 * Appends to *out the file `src` with the fact `line` (canonical form, no LF) on record. A new
 * mark or remark replaces the old; what the new line does not say is kept from the old one. The
 * receipt's spans live in the arena.
 */
void record_fact(struct buf *out, struct span src, struct span line, const struct keys *keys,
                 struct arena *a, struct receipt *r);

/*
 * The fact that `line` would correct or repeat in that guest's file; NULL when it is new.
 * *same: nothing would change.
 */
const struct fact *record_find(const struct guest *g, const struct fact *new, struct arena *a,
                               bool *same);

#endif
