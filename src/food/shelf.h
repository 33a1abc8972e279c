#ifndef FOOD_SHELF_H
#define FOOD_SHELF_H
/*
 * The lines of dishes.txt, indexed so that the few that may be cards of a dish are found
 * without making a key of each name: for 10,000 cards that takes 150 million instructions, the
 * index 6.
 *
 * Each word of a dish_key begins with the two letters of a word of the name, unless
 * spelling_latin, a plural or an umlaut changes them. Pairs of letters that may replace each
 * other are one class. A line is found by the classes of all words of the key, unless it has a
 * word of another class that each of its keys would have. Words in Cyrillic are found by all
 * their letters, and a word of Han characters by each that has one spelling. A line with other
 * words, or with a name whose end is not known, is found by any key.
 */
#include "text/fact.h"

struct shelf;

/* Indexes the item lines of src. The source, the keys and the arena must outlive the shelf. */
struct shelf *shelf_new(struct span src, const struct keys *keys, struct arena *a);

/* Calls `each` with the number of each line that may have a name of this key, in order. */
typedef void shelf_fn(void *ctx, size_t line);
void shelf_each(struct shelf *s, struct span key, shelf_fn *each, void *ctx);

/* Returns how many lines there are; they are numbered from 0 in the order of the file. */
size_t shelf_lines(const struct shelf *s);

/* Parses a line. It may be no item: only its beginning is known. */
struct fact shelf_fact(const struct shelf *s, size_t line);

#endif
