#ifndef FOOD_LETTERS_H
#define FOOD_LETTERS_H
/*
 * Classes of words in Cyrillic and of Han characters, for food/shelf.h: a word of a card and that
 * word in its key have the same class. -1 is none.
 */
#include "base/span.h"

enum { LETTERS_CLASS_BITS = 9, LETTERS_CLASSES = 1 << LETTERS_CLASS_BITS };

/* Returns the class of a number: the high bits of a product whose bits depend on all of n. */
static inline unsigned letters_class(uint32_t n)
{
    return n * 2654435761u >> (32 - LETTERS_CLASS_BITS);
}

/* Returns whether the byte begins a letter of U+0400 to U+047F, which has two. */
static inline bool letters_cyrillic_lead(char c)
{
    return (unsigned char)c == 0xD0 || (unsigned char)c == 0xD1;
}

/*
 * Returns the class of the word at the start of s by its first two letters, in either case. A
 * word has none if one of them has an accent, or is none of U+0430 to U+044F.
 */
int letters_cyrillic(struct span s);

/* Returns the class of the Han character at the start of s, the same for its simplified one. */
int letters_han(struct span s);

#endif
