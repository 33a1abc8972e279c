#ifndef QUERY_OPEN_H
#define QUERY_OPEN_H
/*
 * Asks, complaints and promises: what is open, since when, until when, and what was tried. An
 * item is named by words that are in its line, or by a short hash of what never changes in it:
 * date, key and body.
 */
#include "base/row.h"
#include "text/guest.h"
#include "text/keyword.h"

extern const struct schema open_schema;

struct open_item {
    struct span id, name, phone; /* the guest's */
    struct fact fact;
    const struct fact *tried; /* the steps towards it, by date */
    size_t tried_n;
    bool tried_more; /* there are earlier steps, too many to list */
};

struct open_items {
    struct open_item *v;
    size_t n, cap;
};

/* Lets lines pass that open_items needs. */
void open_prefilter(struct prefilter *n, const struct keys *keys);

/* Returns four hex digits that name the item. */
struct span open_hash(const struct fact *f, struct arena *a);

/* Returns whether each word of `words`, folded, is a word of the item's date, key or body. */
bool open_named(const struct fact *f, struct span words);

/*
 * Adds the open items of a guest to *items, in the file's order; `all`: closed ones too. What
 * is added is copied into the arena, the guest may go.
 */
void open_items(const struct guest *g, bool all, struct open_items *items, struct arena *a);

/* Which items are wanted; a member that is not set lets all pass. */
struct open_filter {
    date_t today;
    int due;            /* due within so many days, or overdue; closed items are not. -1 */
    bool overdue;       /* the due day is past */
    int quiet;          /* nothing was tried for so many days. -1 */
    const bool *wanted; /* by key id; NULL */
    const struct keywords *about; /* each is in the item, its remark or a step; NULL */
};

/* Removes the items from place `from` on that the filter does not let pass. */
void open_keep(struct open_items *items, size_t from, const struct open_filter *f);

/* Appends copies of items, which the arena owns. */
void open_take(struct open_items *items, const struct open_items *from, struct arena *a);

/* Sorts the oldest first, or the first that is due; items of one day by guest. */
void open_order(struct open_items *items, bool by_due);

/* Prints a row for the item, and one for each step. */
void open_emit(const struct open_item *item, date_t today, struct sink *out);

#endif
