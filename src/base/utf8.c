#include "base/utf8.h"

/* Returns the length a first byte announces; 0 for a byte that cannot be first. */
static size_t announced(unsigned char c)
{
    if (c < 0x80)
        return 1;
    if (c < 0xC2 || c > 0xF4) /* C0, C1: overlong; F5…: past U+10FFFF */
        return 0;
    return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

size_t utf8_decode(struct span s, uint32_t *cp)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char c = (unsigned char)s.p[0];
    size_t n = announced(c);
    *cp = c;
    if (n == 1)
        return 1;
    *cp = UTF8_BAD;
    if (n == 0 || n > s.n)
        return 1;
    uint32_t value = c & (0x7FU >> n);
    for (size_t i = 1; i < n; i++) {
        unsigned char next = (unsigned char)s.p[i];
        if ((next & 0xC0) != 0x80)
            return 1;
        value = value << 6 | (next & 0x3FU);
    }
    if (value < least[n] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 1;
    *cp = value;
    return n;
}

void utf8_add(struct buf *b, uint32_t cp)
{
    char *p = buf_room(b, 4);
    size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const unsigned char mark[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--) {
        p[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    p[0] = (char)(mark[n] | cp);
    b->n += n;
}

/* Returns how many bytes at the beginning are ASCII, in steps of eight. */
static size_t ascii_eights(struct span s)
{
    size_t n = 0;
    for (uint64_t eight; s.n - n >= sizeof eight; n += sizeof eight) {
        memcpy(&eight, s.p + n, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    return n;
}

bool utf8_is_ascii(struct span s)
{
    size_t i = ascii_eights(s);
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i == s.n;
}

bool utf8_valid(struct span s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += ascii_eights(span_from(s, i));
        for (size_t k = 0; k < sizeof(uint64_t) && i < s.n; k++) {
            i += utf8_decode(span_from(s, i), &cp);
            if (cp == UTF8_BAD)
                return false;
        }
    }
    return true;
}

size_t utf8_count(struct span s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.n; count++) {
        uint32_t cp;
        i += utf8_decode(span_from(s, i), &cp);
    }
    return count;
}

bool utf8_is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

/* Returns whether cp is a Bidi_Control of Unicode's PropList.txt. */
bool utf8_is_bidi(uint32_t cp)
{
    return cp == 0x61C || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}
