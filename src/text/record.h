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
 * A file to which facts come, one after another: parsed once. record_begin takes it, record_add
 * puts a fact (canonical form, no LF) on record, record_end appends the file as it is then. A
 * new mark or remark replaces the old; what the new line does not say is kept from the old one.
 * Every other byte stays; a new line goes where edit_insert puts it. `src` must last until
 * record_end; the receipts' spans live in the arena.
 */
struct record {
    const struct keys *keys;
    struct arena *a;
    struct arena scratch; /* of one fact: a thousand come one by one */
    struct guest g;
    struct span *lines; /* all, without LF; line N of the file is at N - 1 */
    size_t lines_n, lines_cap, facts_cap;
    bool ended; /* the last line has its LF */
};

void record_begin(struct record *r, struct span src, const struct keys *keys, struct arena *a);
void record_add(struct record *r, struct span line, struct receipt *receipt);
void record_end(struct record *r, struct buf *out);

/* The three for one fact. */
void record_fact(struct buf *out, struct span src, struct span line, const struct keys *keys,
                 struct arena *a, struct receipt *r);

/*
 * The fact that `line` would correct or repeat in that guest's file; NULL when it is new.
 * *same: nothing would change.
 */
const struct fact *record_find(const struct guest *g, const struct fact *new, struct arena *a,
                               bool *same);

#endif
