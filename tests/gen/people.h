#ifndef TESTS_PEOPLE_H
#define TESTS_PEOPLE_H
/* Invented people for invented journals: the same seed gives the same people. */
#include "base/arena.h"

#include <stdint.h>

struct person {
    struct span name, id;  /* id = slug(name), unlike every id before */
    struct span aka, kana; /* empty when there is none */
};

/* A deterministic source of numbers (xorshift64*); never all zero. */
struct dice {
    uint64_t state;
};

struct dice dice_new(uint64_t seed);
size_t dice_below(struct dice *d, size_t n);
bool dice_chance(struct dice *d, size_t one_in);
#define DICE_PICK(d, array) ((array)[dice_below((d), sizeof(array) / sizeof *(array))])

/* Ids given out so far, as 64-bit hashes. */
struct taken {
    uint64_t *slot;
    size_t size; /* a power of two, at least twice the ids to be added */
};

void taken_init(struct taken *t, struct arena *a, size_t ids);

/* Fills v with n people of one household: mostly one script and one family name. */
void people_household(struct person *v, size_t n, struct dice *d, struct taken *t,
                      struct arena *a);

#endif
