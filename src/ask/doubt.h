#ifndef ASK_DOUBT_H
#define ASK_DOUBT_H
/* What is not understood is never silent: a line may be an allergy that the program misses. */
#include "text/guest.h"

/*
 * Why that line of a guest's file must be asked about on that day, in a few words: no fact; a
 * key a slip away from a standing one, or with a word for allergy in it; an allergy or
 * intolerance that is over or is yet to come, or (a diet too) has a bracket that is not closed.
 * NULL: nothing about it is in doubt.
 */
const char *doubt_about(const struct fact *f, const struct keys *keys, date_t day);

/* Whether a key or a heading has a word for allergy or intolerance in it. */
bool doubt_speaks_of_allergy(struct span key);

#endif
