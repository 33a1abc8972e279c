#ifndef FOOD_SHELF_H
#define FOOD_SHELF_H
/*
 * The names of dishes.txt, indexed so that the few that may have a key are found without making
 * a key of each: for 10,000 cards that takes 150 million instructions, the index 6.
 *
 * Each word of a dish_key begins with the two letters of a word of the name, unless
 * spelling_latin, a plural or an umlaut changes them. Pairs of letters that may replace each
 * other are one class. A name is found by the classes of all words of the key, unless it has a
 * word of another class that its key would have; a name in ASCII, only if each word of the key
 * begins as one of its words does. Words in Cyrillic are found by all their letters, and a word
 * of Han characters by each that has one spelling. A name with other words, or whose end is not
 * known, is found by any key.
 *
 * The names of a card follow each other. Where it is not known where they end, they are one.
 */
#include "text/fact.h"

struct shelf;

/* Indexes the item lines of src. The source, the keys and the arena must outlive the shelf. */
struct shelf *shelf_new(struct span src, const struct keys *keys, struct arena *a);

/* Calls `each` with the number of each name that may have this key, in order. */
typedef void shelf_fn(void *ctx, size_t name);
void shelf_each(struct shelf *s, struct span key, shelf_fn *each, void *ctx);

/* Returns how many names there are; they are numbered from 0 in the order of the file. */
size_t shelf_names(const struct shelf *s);

/*
 * Returns the place of the name among those of its card. *all is set if it is all the names of
 * the card.
 */
size_t shelf_place(const struct shelf *s, size_t name, bool *all);

/* Parses the line of a name. It may be no item: only its beginning is known. */
struct fact shelf_fact(const struct shelf *s, size_t name);

#endif
