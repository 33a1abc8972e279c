#ifndef TEXT_PHONE_H
#define TEXT_PHONE_H
/*
 * Telephone numbers by their digits, in whatever way they are written: "+49 (0)176 123-456",
 * "٠١٧٦ ١٢٣٤٥٦". An extension ("ext. 12", "x12", "#12") is not part of the number, and a comma
 * or a semicolon after six digits ends it.
 */
#include "base/buf.h"
#include "base/span.h"

/* Appends the digits of the first number as ASCII. */
void phone_digits(struct buf *b, struct span phone);

/* Appends the digits of the next number of *rest; false when there is none. */
bool phone_next(struct span *rest, struct buf *b);

/* Returns true if the text can only be a number: digits, four at least, and their signs. */
bool phone_is_number(struct span text);

/*
 * Appends what a number is compared by: its last nine digits, so that +44 1632 960114 is 01632
 * 960114. Returns false if it has fewer than six digits.
 */
bool phone_key(struct buf *b, struct span phone);

/* Appends the digits of a number that was typed, "00" for a plus sign. */
void phone_typed(struct buf *b, struct span text);

/*
 * Returns how well digits of phone_typed fit those of a number: 2 if both are the same number
 * by their keys, with or without the code of the country; 1 if the number ends with them; 0 if
 * they do not fit.
 */
int phone_fits(struct span digits, struct span typed);

#endif
