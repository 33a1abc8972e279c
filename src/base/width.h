#ifndef BASE_WIDTH_H
#define BASE_WIDTH_H
/*
 * Columns on a terminal by our own table (East Asian Width W and F, emoji presentation = 2;
 * combining marks, joiners, variation selectors, controls = 0), so that output is the same
 * under any locale. Characters that U+200D joins to an emoji, and a skin tone after one, add
 * nothing; U+FE0F makes a symbol 2 wide; a flag is two characters of 1, never separated. A
 * cluster never includes a control, a bidi control or a byte that is not UTF-8.
 */
#include "base/span.h"

#include <stdint.h>

int width_char(uint32_t cp);    /* 0, 1 or 2 */
size_t width_of(struct span s); /* a byte that is not UTF-8 counts 1 */

/*
 * Returns the length in bytes of the first character of s (not empty) with its marks and the
 * characters joined to it. Adds its columns to *columns.
 */
size_t width_cluster(struct span s, size_t *columns);

#endif
