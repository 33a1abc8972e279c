#include "base/width.h"

#include "base/chars.h"
#include "base/utf8.h"

enum { JOINER = 0x200D, EMOJI_SELECTOR = 0xFE0F };

int width_char(uint32_t cp)
{
    return (int)(char_bits(cp) >> CHAR_WIDTH_SHIFT & 3);
}

static bool is_skin_tone(uint32_t cp)
{
    return cp >= 0x1F3FB && cp <= 0x1F3FF;
}

/* Characters that U+FE0F turns into a picture: symbols, and the digits of keycaps. */
static bool is_pictured(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (char_bits(cp) & CHAR_CLASS) == 0;
}

/* Returns whether cp is a regional indicator; two of them are a flag. */
static bool is_regional(uint32_t cp)
{
    return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/* Returns true for a character that is always a cluster of its own, and may be escaped. */
static bool stays_alone(uint32_t cp)
{
    return utf8_is_control(cp) || utf8_is_bidi(cp) || cp == UTF8_BAD;
}

/* Returns true if the first character has no marks: it and the next are ASCII. */
static bool is_plain(struct span s)
{
    return s.p[0] >= 0x20 && s.p[0] < 0x7F && (s.n == 1 || (unsigned char)s.p[1] < 0x80);
}

size_t width_cluster(struct span s, size_t *columns)
{
    uint32_t base, cp;
    if (is_plain(s)) {
        ++*columns;
        return 1;
    }
    size_t n = utf8_decode(s, &base), len;
    int width = width_char(base);
    for (; n < s.n && (unsigned char)s.p[n] >= 0x80; n += len) {
        len = utf8_decode(span_from(s, n), &cp);
        if (stays_alone(cp))
            break;
        if (is_regional(base) && is_regional(cp) && width == 1) {
            width = 2;
        } else if (cp == EMOJI_SELECTOR && is_pictured(base)) {
            width = 2;
        } else if (cp == JOINER && width == 2 && n + len < s.n) {
            uint32_t joined;
            size_t more = utf8_decode(span_from(s, n + len), &joined);
            if ((char_bits(joined) & CHAR_CLASS) == 0 && joined > 0x7F && !stays_alone(joined))
                len += more;
        } else if ((char_bits(cp) & CHAR_CLASS) == CHAR_MARK) {
            width += width_char(cp);
        } else if (width_char(cp) != 0 && !(is_skin_tone(cp) && width == 2)) {
            break;
        }
    }
    *columns += (size_t)width;
    return n;
}

size_t width_of(struct span s)
{
    size_t columns = 0;
    for (size_t i = 0; i < s.n;)
        i += width_cluster(span_from(s, i), &columns);
    return columns;
}
