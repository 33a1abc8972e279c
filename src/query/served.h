#ifndef QUERY_SERVED_H
#define QUERY_SERVED_H
/* The dishes that a guest was served: each once, how often, when last, and with which marks. */
#include "base/row.h"
#include "food/memo.h"

extern const struct schema served_schema;

struct serving {
    struct span key;  /* the dish's, by the book: for comparing */
    struct span own;  /* dish_key of the name itself */
    struct span name; /* as it was written last */
    struct span kind; /* dish, drink … */
    size_t times;
    date_t first, last; /* DATE_NONE: the day is unknown */
    struct span marks;  /* one character a serving that has a mark, oldest first */
    char mark;          /* of the last serving, or 0 */
    date_t marked;      /* when the last of `marks` was given; DATE_NONE: none, or unknown */
};

struct servings {
    struct serving *v; /* the latest first, then by name */
    size_t n;
};

/*
 * Returns the dishes served up to and including `today`; names of one dish in the book are one.
 * Every line of g counts, so g must be without duplicates. `memo` is the cache of a worker that
 * calls this for many guests, or NULL.
 */
struct servings served_by(const struct guest *g, const struct book *book, struct memo *memo,
                          date_t today, struct arena *a);

/*
 * Returns whether the dish that was asked for is this one: the same by the book or by its
 * words, or with all the words asked for in its name, or with a name one typing error away.
 */
bool served_is(const struct serving *s, const struct book *book, struct span asked,
               struct arena *a);

/* Prints the servings. `named`: several guests were asked for, so each line names its guest. */
void served_emit(const struct guest *g, const struct serving *s, bool named, struct sink *out);

#endif
