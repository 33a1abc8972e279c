#ifndef OUT_ESCAPE_H
#define OUT_ESCAPE_H
/*
 * Escapes text for a terminal: control characters (C0, DEL, C1), bidirectional control
 * characters, and bytes that are not UTF-8. A byte is shown as \xNN, a character as U+NNNN;
 * ESCAPE_COLOR sets them in reverse video, so that text cannot imitate them.
 */
#include "base/buf.h"
#include "base/span.h"

#include <stdint.h>

enum escape { ESCAPE_NOT, ESCAPE_PLAIN, ESCAPE_COLOR };

/* The smallest piece of text that stays together: a base with its marks, or one escape. */
struct glyph {
    size_t n;       /* bytes */
    size_t columns; /* as it will be shown */
    uint32_t cp;    /* its base; UTF8_BAD for a byte that is not UTF-8 */
    bool escaped;
};

/* Returns the glyph at the start of s, which must not be empty. */
struct glyph glyph_at(struct span s, enum escape how);

/* Columns that s takes when shown that way. */
size_t escape_width(struct span s, enum escape how);

/* Appends s, a value on one line: LF and TAB are escaped like the rest. */
void escape_value(struct buf *b, struct span s, enum escape how);

/* Appends s, whole text: LF and TAB stay. For messages and for files shown as they are. */
void escape_text(struct buf *b, struct span s, enum escape how);

#endif
