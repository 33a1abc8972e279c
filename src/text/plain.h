#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H
/*
 * A dish's name without what a menu prints beside it: prices, sizes, quantities, a leading
 * number, dietary and allergen codes, "(large)", "NEW!". None of these change which dish it is.
 */
#include "base/arena.h"
#include "base/span.h"

/*
 * Returns the plain name: a slice of `name`, or a copy in the arena where something inside it
 * was removed. Returns `name`, trimmed, if no letter would be left.
 */
struct span plain_name(struct span name, struct arena *a);

/*
 * Sets *word to the word of that number, from 0, of those in ASCII that plain_name drops:
 * units, currencies, diets, quantities. Returns false if there are fewer. Of a name of ASCII
 * letters, digits, spaces and commas it drops no others but single letters and words that begin
 * with a digit.
 */
bool plain_dropped_each(size_t i, struct span *word);

/*
 * Returns the letters or numbers of the allergen codes of `name`, if it ends in some: "A,C,G" of
 * "Wiener Schnitzel (A,C,G) 18,50" as a slice of it, and "A,C, M" of "Schnitzel (A,C) mit Salat
 * (M)" in the arena. Else an empty span.
 */
struct span plain_codes(struct span name, struct arena *a);

/* Returns whether a list of codes has a letter, not only numbers. */
bool plain_has_letter(struct span codes);

/*
 * Returns the line with a plain space for each no-break space, each of a certain width and each
 * ideographic one: the line itself if it has none.
 */
struct span plain_spaces(struct span line, struct arena *a);

/* Returns true if `word` is an amount of money or a number with decimals: "€ 8", "12.50". */
bool plain_is_price(struct span word);

/* Returns true if `name` ends in a price: "Burrata 14.50", "Burrata 14 €". */
bool plain_ends_in_price(struct span name);

/* Returns true if `name` ends in a whole number without a unit: "Burrata 14". */
bool plain_ends_in_number(struct span name);

#endif
