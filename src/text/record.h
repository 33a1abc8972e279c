#ifndef TEXT_RECORD_H
#define TEXT_RECORD_H
/*
 * Putting a fact on record: what adding means for a file that may hold it already. Two equal
 * lines are one fact, an open item equals its marked form, and an item that is in its slot with
 * another mark or remark is one fact corrected.
 */
#include "base/buf.h"
#include "base/set.h"
#include "text/guest.h"

enum recorded { RECORD_ADDED, RECORD_SAME, RECORD_CHANGED };

struct receipt {
    enum recorded what;
    uint32_t lineno; /* of the line in the new file */
    struct span was; /* the line that it replaced or repeats */
    struct span now; /* the line in the new file */
};

/*
 * A file to which facts come, one after another: parsed once. record_begin takes it and says
 * which `n` facts will come, so that only facts of their days and keys are held; record_add
 * puts one of them (canonical form, no LF) on record, record_end appends the file as it is. A
 * new mark or remark replaces the old, in one line for all that are equal to it; what the new
 * line does not say is kept from the old one. Every other byte stays; a new line goes where
 * edit_insert puts it. `src` must last until record_end, and so must the receipts: record_end
 * sets their line numbers. The receipts' spans live in the arena.
 */
struct record {
    const struct keys *keys;
    struct arena *a;
    struct arena scratch; /* of one fact: a thousand come one by one */
    struct span src;
    struct record_fact *v; /* the facts of the file that matter, then the new ones */
    size_t n, cap, old_n;
    size_t once[2];           /* the name and the birthday; SET_NONE: there is none */
    struct set lines, bodies; /* equal lines; open items of the same date, key and body */
    size_t *first_line, *first_body; /* by number in the set */
    size_t lines_cap, bodies_cap;
    struct set dates;
    struct record_day *days; /* by number in dates */
    size_t days_cap;
    struct receipt **receipts;
    size_t receipts_n, receipts_cap;
};

void record_begin(struct record *r, struct span src, const struct span *lines, size_t n,
                  const struct keys *keys, struct arena *a);
void record_add(struct record *r, struct span line, struct receipt *receipt);
void record_end(struct record *r, struct buf *out);

/* Records one fact: calls the three. */
void record_fact(struct buf *out, struct span src, struct span line, const struct keys *keys,
                 struct arena *a, struct receipt *r);

#endif
