#ifndef FOOD_MEMO_H
#define FOOD_MEMO_H
/*
 * What the bodies of items mean, so that a dish that is served daily is folded once and not
 * daily. Each worker has its own. Bounded: a body finds its place within a few tries, or is
 * worked out anew each time.
 */
#include "food/book.h"

struct memo;

struct meaning {
    struct span body;
    struct span name, key;        /* dish_parse's name, and its dish_key */
    const struct book_dish *card; /* the dish in the book; NULL: it has none */
};

/* Lives in the arena, and so does what it learns; of one book only. */
struct memo *memo_new(struct arena *a);

/* NULL has no memory. Spans point into the memo, the body or the scratch arena. */
struct meaning memo_get(struct memo *m, const struct book *book, struct span body,
                        struct arena *scratch);

#endif
