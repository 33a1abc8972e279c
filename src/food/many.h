#ifndef FOOD_MANY_H
#define FOOD_MANY_H
/*
 * Many terms of one guest against a dish. avoid_judge() takes a term and a dish; for thousands
 * of terms and thousands of dishes this says which terms are worth asking. It leaves out a term
 * only if avoid_judge() has nothing of that level for it:
 *
 *   terms that avoid the same tags get the same verdict but for their own words, so one of
 *   them is judged without its words;
 *   a word of a term is left out if two letters that follow each other in it do not follow
 *   each other in any of the dish's names.
 */
#include "food/verdict.h"

struct many;

struct many *many_new(struct arena *a);

/* Adds the next term; they are numbered from 0. The avoid must outlive `many`. */
void many_add(struct many *m, const struct avoid *v);

/* Makes this the dish that many_next compares the terms with. */
void many_begin(struct many *m, const struct contents *c);

#define MANY_NONE ((size_t)-1)

/*
 * Returns the next term of this strictness against which avoid_judge() may say `level` (ASK or
 * STOP), or MANY_NONE. *cursor is 0 for the first. For ASK it is presumed that none of these
 * terms has a STOP.
 */
size_t many_next(const struct many *m, size_t *cursor, bool strict, enum verdict_level level);

#endif
