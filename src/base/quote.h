#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H
/* Quotes the words of a suggested command, so that a shell reads each as one word. */
#include "base/buf.h"

/* Appends s between single quotes, as sh reads it. */
void quote_add(struct buf *b, struct span s);

/* The same, without the quotes where sh needs none. */
void quote_word(struct buf *b, struct span s);

/* As quote_word, and "./" before a path that would be read as an option. */
void quote_path(struct buf *b, struct span path);

#endif
