#ifndef SEARCH_CLASSES_H
#define SEARCH_CLASSES_H
/* The characters of a text, and the classes that a pattern names. */
#include "base/span.h"

#include <stdint.h>

/* The character at the start of s, which is not empty; a stray byte b gives REGEX_STRAY + b. */
#define REGEX_STRAY 0x110000u
size_t regex_any_char(struct span s, uint32_t *cp);

static inline size_t regex_char(struct span s, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)s.p;
    if (s.n < 3 || (p[0] & 0xF0) != 0xE0 || p[0] == 0xE0 || p[0] == 0xED ||
        (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
        return regex_any_char(s, cp);
    /* Most of Asia: three bytes, always valid. */
    *cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    return 3;
}

/* Does the same for the character that ends s. */
size_t regex_char_back(struct span s, uint32_t *cp);

/* Returns whether cp is a letter or digit of any script, or an underscore. */
bool regex_is_word(uint32_t cp);

/* Classes that have an escape, or that folding must know; the others have a name alone. */
enum { CHAR_ALPHA, CHAR_UPPER, CHAR_LOWER, CHAR_SPACE, CHAR_WORD };

/* Finds the class that a bracket names: the "alpha" of [[:alpha:]]. */
bool char_class_find(struct span name, unsigned *class);

bool char_class_has(unsigned class, uint32_t cp);

#endif
