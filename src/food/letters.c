#include "food/letters.h"

#include "base/han.h"
#include "base/utf8.h"

/*
 * U+0400 to U+047F as numbers, the same in either case and for the accents that folding drops.
 * 0 is not a letter that is known.
 */
static const uint8_t letters[128] = {
    6,  6,  35, 4,  37, 38, 39, 39, 41, 42, 43, 44, 11, 9,  20, 48, 1,  2,  3,  4,
    5,  6,  7,  8,  9,  9,  11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
    25, 26, 27, 28, 29, 30, 31, 32, 1,  2,  3,  4,  5,  6,  7,  8,  9,  9,  11, 12,
    13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
    6,  6,  35, 4,  37, 38, 39, 39, 41, 42, 43, 44, 11, 9,  20, 48,
};

int letters_cyrillic(struct span s, size_t *bytes)
{
    uint32_t hash = 0;
    size_t n = 0;
    while (n + 1 < s.n && letters_cyrillic_lead(s.p[n]) &&
           ((unsigned char)s.p[n + 1] & 0xC0) == 0x80) {
        unsigned i =
            letters[((unsigned char)s.p[n] & 1u) << 6 | ((unsigned char)s.p[n + 1] & 63u)];
        if (!i)
            return -1;
        hash = hash * 31 + i;
        n += 2;
    }
    *bytes = n;
    bool ends = n == s.n || (unsigned char)s.p[n] < 0x80;
    return n && ends ? (int)letters_class(hash) : -1;
}

int letters_han(struct span s)
{
    uint32_t cp;
    char simple[3];
    if (s.n < sizeof simple || utf8_decode(s, &cp) != sizeof simple || cp < 0x4E00 ||
        cp > 0x9FA5)
        return -1;
    memcpy(simple, s.p, sizeof simple);
    han_simplify(simple, sizeof simple);
    utf8_decode((struct span){simple, sizeof simple}, &cp);
    return (int)letters_class(cp);
}
