#ifndef BASE_SET_H
#define BASE_SET_H
/*
 * A set of spans, numbered from 0 in the order in which they were added: what takes the place
 * of comparing each line of a list with each line of another. Values go into an array of the
 * caller's, by number. The bytes of the keys are not copied: they must outlive the set.
 */
#include "base/arena.h"

#include <stdint.h>

struct set {
    struct span *keys; /* by number */
    size_t n, cap;
    uint32_t *places; /* hashed: a key's number and 1; 0 is free */
    size_t places_n;  /* a power of two, at least twice n */
    struct arena *arena;
};

#define SET_INIT(a) ((struct set){.arena = (a)})
#define SET_NONE ((size_t)-1)

/* Returns the number of the key, or SET_NONE. */
size_t set_find(const struct set *s, struct span key);

/* Adds the key unless the set has it. Returns true if it is new; *number may be NULL. */
bool set_add(struct set *s, struct span key, size_t *number);

/* Adds a copy of the key, which the arena owns, unless the set has it. Returns its number. */
uint32_t set_keep(struct set *s, struct span key);

#endif
