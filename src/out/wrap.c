#include "out/wrap.h"

#include "base/utf8.h"
#include "base/width.h"

/* Returns whether a glyph is a space, also the ideographic one, without a combining mark. */
static bool is_space(struct glyph g)
{
    return (g.cp == ' ' && g.n == 1) || (g.cp == 0x3000 && g.n == 3);
}

/*
 * Returns whether a glyph is wide, by its base: a mark with a column of its own does not count.
 */
static bool is_wide(struct glyph g)
{
    return g.cp != UTF8_BAD && !g.escaped && width_char(g.cp) == 2;
}

static bool is_among(uint32_t cp, const uint32_t *set, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (set[i] == cp)
            return true;
    return false;
}

#define AMONG(cp, ...)                                                                         \
    is_among((cp), (const uint32_t[]){__VA_ARGS__},                                            \
             sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

/*
 * Returns whether a glyph may begin a line. By JIS X 4051 closing marks, small kana and the
 * long-vowel mark may not.
 */
static bool may_begin(uint32_t cp)
{
    return !AMONG(cp, ',', '.', ';', ':', '!', '?', ')', ']', '}', 0x2019, 0x201D, 0x2026,
                  0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
                  0x3017, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085,
                  0x3087, 0x308E, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3,
                  0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB, 0x30FC, 0xFF01, 0xFF09,
                  0xFF0C, 0xFF0E, 0xFF0F, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D);
}

/* Returns whether a glyph may end a line; opening marks may not. */
static bool may_end(uint32_t cp)
{
    return !AMONG(cp, '(', '[', '{', 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010,
                  0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B);
}

/* Returns whether a glyph is Hangul, whose words are separated by spaces. */
static bool is_hangul(uint32_t cp)
{
    return (cp >= 0x1100 && cp <= 0x11FF) || (cp >= 0xAC00 && cp <= 0xD7A3);
}

/*
 * Returns whether a glyph belongs to the word of its neighbour, so that no line ends between
 * them: letters of Korean, and digits, which are not separated from the counter after them.
 */
static bool is_joined(struct glyph a, struct glyph b)
{
    if (is_hangul(b.cp))
        return a.cp < 0x80 || is_hangul(a.cp);
    return (a.cp >= '0' && a.cp <= '9') || (is_hangul(a.cp) && b.cp < 0x80);
}

static bool may_part(struct glyph a, struct glyph b)
{
    return !is_space(a) && (is_wide(a) || is_wide(b)) && may_end(a.cp) && may_begin(b.cp) &&
           !is_joined(a, b);
}

size_t wrap_line(struct span s, size_t columns, enum escape how, size_t *next)
{
    size_t at = 0, used = 0, end = 0; /* end: of the line, at the last break seen */
    struct glyph before = {.cp = ' ', .n = 1};
    for (struct glyph g; at < s.n; at += g.n, used += g.columns, before = g) {
        g = glyph_at(span_from(s, at), how);
        if (is_space(g)) {
            if (!is_space(before))
                end = at;
            if (end)
                *next = at + g.n;
            continue;
        }
        bool over = at && used + g.columns > columns;
        if (may_part(before, g) || (over && !end))
            end = *next = at;
        if (over)
            return end;
    }
    *next = s.n;
    return used > columns && is_space(before) && end ? end : s.n;
}
