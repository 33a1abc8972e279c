#ifndef FORMATS_MIME_H
#define FORMATS_MIME_H
/* Decodes texts of mail and vCards: quoted-printable, and encodings other than UTF-8. */
#include "base/buf.h"
#include "base/span.h"

/* Appends what a quoted-printable text encodes (RFC 2045); "=" before anything else stays. */
void quoted_decode(struct buf *b, struct span text);

/*
 * Appends the text in UTF-8 and returns true. Returns false and appends nothing if the
 * character set is not known: those of one byte that are common in Europe are.
 */
bool charset_decode(struct buf *b, struct span text, struct span charset);

#endif
