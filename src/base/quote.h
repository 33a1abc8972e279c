#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H
/* Quotes the words of a suggested command, so that a shell reads each as one word. */
#include "base/buf.h"

/* Appends s between single quotes, as sh reads it. */
void quote_add(struct buf *b, struct span s);

/* Appends a word for sh, in quotes only if it needs them. */
void quote_word(struct buf *b, struct span s);

/*
 * Appends a path as quote_word does, with "./" before a path that would be read as an option.
 */
void quote_path(struct buf *b, struct span path);

#endif
