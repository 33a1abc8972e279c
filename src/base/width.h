#ifndef BASE_WIDTH_H
#define BASE_WIDTH_H
/*
 * Columns on a terminal by our own table (East Asian Width W and F, emoji presentation = 2;
 * combining marks, joiners, variation selectors = 0), so that output is the same under any locale.
 */
#include "base/span.h"

#include <stdint.h>

int width_char(uint32_t cp);     /* 0, 1 or 2 */
size_t width_of(struct span s);  /* a byte that is not UTF-8 counts 1 */

/* The longest head of s that takes at most `columns`; it never parts a mark from its base. */
struct span width_head(struct span s, size_t columns);

#endif
