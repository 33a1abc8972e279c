#ifndef FOOD_MEMO_H
#define FOOD_MEMO_H
/*
 * A per-worker cache of parsed item bodies, so that a dish served daily is folded once. Its
 * size is bounded: a body that finds no free place within a few tries is not cached.
 */
#include "food/book.h"

struct memo;

struct meaning {
    struct span body;
    struct span name, key;        /* dish_parse's name, and its dish_key */
    const struct book_dish *card; /* the dish in the book; NULL: it has none */

    /* 0 at first, and for whoever owns the memo: where it counts the dish, under which key. */
    uint32_t place;
    const char *kind;
};

/* Lives in the arena, and so does what it learns; of one book only. */
struct memo *memo_new(struct arena *a);

/*
 * Returns the meaning of a body, from the cache if `m` is not NULL. It is in the memo or in
 * the scratch arena, and its spans point there or into the body.
 */
struct meaning *memo_get(struct memo *m, const struct book *book, struct span body,
                         struct arena *scratch);

#endif
