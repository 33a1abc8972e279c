#ifndef SEARCH_LITERAL_H
#define SEARCH_LITERAL_H
/*
 * The required literals of a pattern: a line that has none of them need not be
 * looked at any closer.
 */
#include "search/regex.h"

enum { LITERALS = 8 };

struct literals {
    struct span v[LITERALS];
    size_t n;   /* 0: none are known, any line may match */
    bool whole; /* a line that holds one of them does match */
};

/* Returns the texts, in the arena. They are folded or exact, like the tree. */
struct literals literals_of(const struct re *tree, struct arena *a);

/* Returns how rare a byte is expected to be in a journal: 1 (common) to 4. */
unsigned literal_rarity(unsigned char byte);

#endif
