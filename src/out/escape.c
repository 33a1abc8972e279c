#include "out/escape.h"

#include "base/utf8.h"
#include "base/width.h"

static bool is_plain(char c)
{
    return c >= 0x20 && c < 0x7F;
}

/* Returns the same for eight bytes: none is less than 0x20, is 0x7F or has its highest bit. */
static bool are_plain(uint64_t v)
{
    return !((v | (v - 0x2020202020202020) | (v + 0x0101010101010101)) & 0x8080808080808080);
}

static bool is_unsafe(uint32_t cp)
{
    return cp == UTF8_BAD || utf8_is_control(cp) || utf8_is_bidi(cp);
}

/* Returns whether a character is shown as \xNN (a byte) and not as U+NNNN (past ASCII). */
static bool shown_as_byte(uint32_t cp)
{
    return cp == UTF8_BAD || cp < 0x80;
}

struct glyph glyph_at(struct span s, enum escape how)
{
    if (is_plain(s.p[0]) && (s.n == 1 || (unsigned char)s.p[1] < 0x80))
        return (struct glyph){1, 1, (unsigned char)s.p[0], false};
    struct glyph g = {0};
    size_t n = utf8_decode(s, &g.cp);
    if (how != ESCAPE_NOT && is_unsafe(g.cp))
        return (struct glyph){n, shown_as_byte(g.cp) ? 4 : 6, g.cp, true};
    g.n = width_cluster(s, &g.columns);
    return g;
}

/* Returns the number of plain characters at the start: each has one column, without a mark. */
static size_t plain_ones(struct span s)
{
    size_t n = 0;
    while (s.n - n >= sizeof(uint64_t) && are_plain(span_eight(s.p + n)))
        n += sizeof(uint64_t);
    while (n < s.n && is_plain(s.p[n]))
        n++;
    return n < s.n && n ? n - 1 : n;
}

size_t escape_width(struct span s, enum escape how)
{
    size_t columns = 0;
    for (size_t n; s.n; s = span_from(s, n)) {
        n = plain_ones(s);
        struct glyph g = n ? (struct glyph){n, n, 0, false} : glyph_at(s, how);
        columns += g.columns;
        n = g.n;
    }
    return columns;
}

static void add_escape(struct buf *b, char byte, uint32_t cp, enum escape how)
{
    if (how == ESCAPE_COLOR)
        buf_str(b, "\033[7m");
    if (shown_as_byte(cp))
        buf_fmt(b, "\\x%02X", (unsigned)(unsigned char)byte);
    else
        buf_fmt(b, "U+%04X", (unsigned)cp);
    if (how == ESCAPE_COLOR)
        buf_str(b, "\033[27m");
}

static void add_escaped(struct buf *b, struct span s, enum escape how, bool layout_stays)
{
    size_t from = 0, at = 0;
    while (at < s.n) {
        uint32_t cp;
        if (is_plain(s.p[at])) {
            at++;
            continue;
        }
        size_t n = utf8_decode(span_from(s, at), &cp);
        if (is_unsafe(cp) && !(layout_stays && (cp == '\n' || cp == '\t'))) {
            buf_add(b, span_between(s.p + from, s.p + at));
            add_escape(b, s.p[at], cp, how);
            from = at + n;
        }
        at += n;
    }
    buf_add(b, span_from(s, from));
}

void escape_value(struct buf *b, struct span s, enum escape how)
{
    if (how == ESCAPE_NOT)
        buf_add(b, s);
    else
        add_escaped(b, s, how, false);
}

void escape_text(struct buf *b, struct span s, enum escape how)
{
    if (how == ESCAPE_NOT)
        buf_add(b, s);
    else
        add_escaped(b, s, how, true);
}
