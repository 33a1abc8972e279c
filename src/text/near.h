#ifndef TEXT_NEAR_H
#define TEXT_NEAR_H
/*
 * An index of keys of dishes by their words, which finds the few that may be near another key
 * without comparing all: `fresh` with 1,000 cards for a guest who had 1,000 other dishes takes
 * 160 million instructions, and with dish_near alone 1,180.
 */
#include "text/dish.h"

struct near_index;

/* Indexes keys. They and the arena must outlive the index. */
struct near_index *near_new(const struct span *keys, size_t n, struct arena *a);

/* Sets the mark of each key that dish_near(other, key) may accept. */
void near_mark(struct near_index *x, struct span other, bool *marks);

#endif
