#ifndef BASE_NUM_H
#define BASE_NUM_H
/* Numbers written by people: digits only, no sign, no spaces, no locale. */
#include "base/buf.h"

#include <stdint.h>

/* Returns true and sets *value if s is digits only, at least one, of a number up to max. */
bool num_parse(struct span s, long max, long *value);

/* Returns the value of a digit: ASCII, full width, Arabic, Persian, Devanagari; -1: none. */
int num_digit(uint32_t c);

/* Returns the number of digits at the beginning of s. */
size_t num_digits(struct span s);

/* Appends the number, with a "-" if it is less than 0. */
void num_add(struct buf *b, int64_t n);

#endif
