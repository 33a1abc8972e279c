#ifndef BASE_UTF8_H
#define BASE_UTF8_H
/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF. */
#include "base/buf.h"
#include "base/span.h"

#include <stdint.h>

/*
 * Decodes the character at the start of s (which must not be empty) and returns its length
 * in bytes, 1..4. Bytes that are not UTF-8 give length 1 and *cp = UTF8_BAD.
 */
#define UTF8_BAD ((uint32_t)-1)
size_t utf8_decode(struct span s, uint32_t *cp);

/* The byte order mark that some editors put first: its bytes at the start of s, or 0. */
#define UTF8_BOM SPAN("\xEF\xBB\xBF")
static inline size_t utf8_bom(struct span s)
{
    return span_starts(s, UTF8_BOM) ? UTF8_BOM.n : 0;
}

void utf8_add(struct buf *b, uint32_t cp);
bool utf8_valid(struct span s);
bool utf8_is_ascii(struct span s);

/* Characters in s; a byte that is not UTF-8 counts as one. */
size_t utf8_count(struct span s);

/* Return whether cp is a control character (C0, DEL, C1), or a bidirectional one. */
bool utf8_is_control(uint32_t cp);
bool utf8_is_bidi(uint32_t cp);

#endif
