#ifndef TEXT_PHONE_H
#define TEXT_PHONE_H
/*
 * Telephone numbers by their digits, in whatever way they are written: "+49 (0)176 123-456",
 * "٠١٧٦ ١٢٣٤٥٦". An extension ("ext. 12", "x12", "#12") is not part of the number.
 */
#include "base/buf.h"
#include "base/span.h"

/* Appends the digits of a number as ASCII. */
void phone_digits(struct buf *b, struct span phone);

/* Returns true if the text can only be a number: digits, four at least, and their signs. */
bool phone_is_number(struct span text);

/*
 * Returns how well typed digits fit those of a number: 2 if both are the same number, with or
 * without the code of the country; 1 if the number ends with them; 0 if they do not fit.
 */
int phone_fits(struct span digits, struct span typed);

#endif
