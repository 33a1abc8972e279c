#ifndef FORMATS_ENCODING_H
#define FORMATS_ENCODING_H
/* Guesses the encoding of a text that is not UTF-8. */
#include "base/buf.h"
#include "base/span.h"

/* The name of an encoding that its bytes do not tell: of Chinese, Korean, Cyrillic, Greek … */
#define ENCODING_UNKNOWN "?"

/*
 * Returns NULL if s is UTF-8, else the iconv(1) name of its most likely encoding: UTF-16LE,
 * UTF-16BE, CP932 (Shift_JIS), EUC-JP, WINDOWS-1252 (Latin-1 with what Windows adds) or
 * ENCODING_UNKNOWN. *at is the first byte that is not UTF-8.
 */
const char *encoding_guess(struct span s, size_t *at);

/*
 * Appends the text in UTF-8 and returns true, if the encoding is UTF-16LE, UTF-16BE or
 * WINDOWS-1252. Half a surrogate pair is U+FFFD; bytes that Windows-1252 does not use are
 * control characters.
 */
bool encoding_decode(struct buf *b, struct span s, const char *encoding);

/*
 * Returns whether most characters that are not ASCII are UTF-8: then a byte that is not is a
 * mistake, and no sign of another encoding.
 */
bool encoding_is_mixed(struct span s);

#endif
