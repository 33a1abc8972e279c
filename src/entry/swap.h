#ifndef ENTRY_SWAP_H
#define ENTRY_SWAP_H
/*
 * Lines of one file that are replaced or taken out: any number of them in one pass over the
 * file. Lines that are one fact are found by one spelling of it.
 */
#include "entry/written.h"

/* `now` takes the place of the line that equals `was`; an empty one takes it out. */
struct swap {
    struct span was, now;
    struct receipt *receipt;
};

struct swaps {
    const struct keys *keys;
    struct arena *arena;
    struct span src;
    struct set facts;         /* that are asked for, by their spelling */
    struct swap_chain *chain; /* by number in facts */
    struct swap_line *v;      /* of the file, then new ones */
    size_t n, cap, old_n;
};

/* Finds the lines of n swaps in `src`, which must outlive it, as must the swaps. */
void swaps_find(struct swaps *s, struct span src, const struct swap *v, size_t n,
                const struct keys *keys, struct arena *a);

/* Returns whether the file has the line that is to go, or the one that is to take its place. */
bool swaps_can(struct swaps *s, const struct swap *w);

/*
 * Makes a swap and fills in its receipt. Copies of the line that was replaced are dropped. A
 * line with a new day moves in the file too, so that files stay sorted. Returns swaps_can.
 */
bool swaps_make(struct swaps *s, const struct swap *w);

/*
 * Returns whether the swap must be the only one of its pass: a booking with another day or
 * hour. It does not pass another booking, because `export --ics` numbers them in their order.
 */
bool swap_is_alone(const struct swap *w, const struct keys *keys);

/* Appends the file with all swaps made. */
void swaps_end(const struct swaps *s, struct buf *out);

#endif
