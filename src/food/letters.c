#include "food/letters.h"

#include "base/han.h"
#include "base/utf8.h"

/* Returns 1 to 32 for U+0430 to U+044F, in either case, but 0 for U+0439, which has an accent.
 */
static unsigned letter(struct span s)
{
    if (s.n < 2 || !letters_cyrillic_lead(s.p[0]))
        return 0;
    unsigned cp = ((unsigned char)s.p[0] & 0x1Fu) << 6 | ((unsigned char)s.p[1] & 0x3Fu);
    unsigned i = cp < 0x430 ? cp - 0x410 : cp - 0x430; /* a capital is 32 before its letter */
    return cp >= 0x410 && cp < 0x450 && i != 9 ? i + 1 : 0;
}

int letters_cyrillic(struct span s)
{
    struct span rest = span_from(s, 2);
    unsigned first = letter(s), second = letter(rest);
    bool other = rest.n && letters_cyrillic_lead(rest.p[0]) && !second;
    return first && !other ? (int)letters_class(first * 33 + second) : -1;
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
