#ifndef FOOD_LETTERS_H
#define FOOD_LETTERS_H
/*
 * Classes of words in Cyrillic and of Han characters, for food/shelf.h: a word of a card and
 * that word in its key have the same class. -1 is none.
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
 * Returns the class of the word at the start of s, by all its letters without case and accents,
 * and sets *bytes to its length. A word has none if a letter is not of U+0400 to U+045F.
 */
int letters_cyrillic(struct span s, size_t *bytes);

/* Returns whether a character is a kana, or the sign that makes one longer. */
static inline bool letters_kana(uint32_t cp)
{
    return (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30A1 && cp <= 0x30FA) || cp == 0x30FC;
}

enum { LETTERS_KANA = 84 };

/* Returns the number of a hiragana, or of the katakana that folds to it; LETTERS_KANA of
 * others. */
static inline unsigned letters_kana_number(uint32_t cp)
{
    uint32_t n = cp - (cp >= 0x30A1 ? 0x30A1 : 0x3041);
    return n < LETTERS_KANA ? n : LETTERS_KANA;
}

/* Returns the class of the Han character at the start of s, the same for its simplified one. */
int letters_han(struct span s);

#endif
