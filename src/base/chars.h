#ifndef BASE_CHARS_H
#define BASE_CHARS_H
/*
 * Properties of characters, for base/fold.c, base/han.c and base/width.c. The arrays are made
 * from src/data/(fold,compose,classes,unspaced,order,width,han).tsv by src/data/tables.c.
 */
#include <stdint.h>

enum { CHARS_MAX = 0x10FFFF, CHARS_PAGE = 128, CHARS_PAGES = (CHARS_MAX + 1) / CHARS_PAGE };

enum char_bits {
    CHAR_LETTER = 1, /* a letter or a digit */
    CHAR_MARK = 2,   /* a combining mark */
    CHAR_APOSTROPHE = 3,
    CHAR_CLASS = 3,       /* the bits of the above; 0 is anything else */
    CHAR_WIDTH_SHIFT = 2, /* two bits: columns on a terminal */
    CHAR_UNSPACED = 16,   /* of a script without spaces between words */
    CHAR_ORDERED = 32,    /* its combining class is not 0: see chars_order */
    CHAR_JOINS = 64,      /* second of a pair in chars_pairs */
};

/* The bits of character c are chars_bits[chars_bits_page[c / CHARS_PAGE]][c % CHARS_PAGE]. */
extern const uint8_t chars_bits_page[CHARS_PAGES];
extern const uint8_t chars_bits[][CHARS_PAGE];

/*
 * Where the fold of c begins in chars_fold_text: its length, then its characters. 0: c is its
 * own fold. Addressed as the bits are.
 */
extern const uint8_t chars_fold_page[CHARS_PAGES];
extern const uint16_t chars_fold[][CHARS_PAGE];
extern const uint32_t chars_fold_text[];

/* Canonical combining classes, in order of `first`. */
struct char_order {
    uint32_t first;
    uint16_t n;
    uint8_t order;
};
extern const struct char_order chars_order[];
extern const uint32_t chars_order_n;

/* Pairs that join, in order of first and second. */
struct char_pair {
    uint32_t first, second, both;
};
extern const struct char_pair chars_pairs[];
extern const uint32_t chars_pairs_n;

/* Traditional Chinese characters and their simplified ones, in order of `from`. */
struct char_han {
    uint16_t from, to;
};
extern const struct char_han chars_han[];
extern const uint32_t chars_han_n;

static inline unsigned char_bits(uint32_t c)
{
    if (c > CHARS_MAX)
        return 1U << CHAR_WIDTH_SHIFT;
    return chars_bits[chars_bits_page[c / CHARS_PAGE]][c % CHARS_PAGE];
}

#endif
