#ifndef QUERY_OPEN_H
#define QUERY_OPEN_H
/*
 * Asks, complaints and promises: what is open, since when, until when, and what was tried. An
 * item is named by words that are in its line, or by a short hash of what never changes in it:
 * date, key and body.
 */
#include "base/row.h"
#include "text/guest.h"

extern const struct schema open_schema;

struct open_item {
    struct span id, name; /* the guest's */
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

/* Sorts the oldest first; items of one day by guest. */
void open_order(struct open_items *items);

/* Prints a row for the item, and one for each step. */
void open_emit(const struct open_item *item, date_t today, struct sink *out);

#endif
