#ifndef FOOD_NAMES_H
#define FOOD_NAMES_H
/* The names of a food in several languages, made by src/data/names.c from names.tsv. */
#include "base/span.h"

#include <stddef.h>
#include <stdint.h>

struct food_name {
    uint32_t at;  /* where it begins in food_names_text */
    uint16_t row; /* the food */
    uint8_t n;    /* its length, in bytes */
};

/* Grouped by food. */
extern const struct food_name food_names[];
extern const size_t food_names_n;
extern const char food_names_text[];
extern const uint16_t food_names_sorted[]; /* places in food_names, in byte order of the names */

/* Returns a name as word_join of text/word.h writes it. */
struct span food_name_text(const struct food_name *name);

/*
 * Finds the food with this name, written as word_join does, and sets *v to all its names.
 * Returns how many there are; 0 if no food of the table is called so.
 */
size_t food_names_find(struct span name, const struct food_name **v);

#endif
