#ifndef TEXT_MAIL_H
#define TEXT_MAIL_H
/* Mail addresses: "Ann@Example.org", "<ann@example.org>" and "mailto:ann@example.org" are one.
 */
#include "base/buf.h"
#include "base/span.h"

/* Appends the address in small letters. Returns false if the text has no "@". */
bool mail_key(struct buf *b, struct span mail);

/* Returns true if the text can only be an address: one word with "@" inside. */
bool mail_is_address(struct span text);

#endif
