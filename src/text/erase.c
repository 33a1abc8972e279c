#include "text/erase.h"

#include "base/utf8.h"

#include <string.h>

/* Scripts from here on are written without spaces, so a name in them has no edges. */
enum { UNSPACED = 0x2E80 };

static bool is_word(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
           (cp >= 0xC0 && cp < UNSPACED && !(cp >= 0x2000 && cp < 0x2070));
}

/* Returns the character before p, or 0 at the start. */
static uint32_t before(struct span line, const char *p)
{
    uint32_t cp = 0;
    const char *q = p;
    while (q > line.p && q > p - 4 && ((unsigned char)*--q & 0xC0) == 0x80)
        ;
    if (q < p)
        utf8_decode(span_between(q, p), &cp);
    return cp;
}

static uint32_t first(struct span s)
{
    uint32_t cp = 0;
    if (s.n)
        utf8_decode(s, &cp);
    return cp;
}

/* Returns whether no letter is next to the word, before or after. */
static bool stands_alone(struct span line, struct span found)
{
    struct span after = span_between(found.p + found.n, line.p + line.n);
    bool left = first(found) >= UNSPACED || !is_word(before(line, found.p));
    bool right = before(found, found.p + found.n) >= UNSPACED || !is_word(first(after));
    return left && right;
}

/* Finds the first name that begins in the first `most` bytes of the rest of the line. */
static bool find_name_near(const struct erase *x, struct span line, struct span rest,
                           size_t most, bool single, struct span *found)
{
    found->p = NULL;
    for (size_t i = 0; i < x->names_n; i++) {
        struct span name = x->names[i], near = span_head(rest, most + name.n - 1);
        bool one_word = span_chr(name, ' ') == SPAN_NONE && first(name) < UNSPACED;
        for (size_t at;
             name.n && (single || !one_word) && (at = span_find(near, name)) != SPAN_NONE;) {
            struct span here = span_head(span_from(near, at), name.n);
            if (stands_alone(line, here)) {
                if (!found->p || here.p < found->p)
                    *found = here;
                break;
            }
            near = span_from(near, at + 1);
        }
    }
    return found->p != NULL;
}

/* Looks a piece at a time: one name may be there often, and another not at all. */
static bool find_name(const struct erase *x, struct span line, const char *from, bool single,
                      struct span *found)
{
    enum { PIECE = 512 };
    struct span rest = span_between(from, line.p + line.n);
    for (; rest.n; rest = span_from(rest, PIECE))
        if (find_name_near(x, line, rest, PIECE, single, found))
            return true;
    return false;
}

static bool is_mention(const struct erase *x, struct span id, size_t *n)
{
    for (size_t i = 0; i < x->ids_n; i++) {
        *n = x->ids[i].n;
        if (span_eq(id, x->ids[i]) ||
            (span_starts(id, x->ids[i]) && x->means(x->ctx, x->ids[i], id)))
            return true;
    }
    return false;
}

/* Finds the next mention of the person from `from` on, with its @. */
static bool find_mention(const struct erase *x, struct span line, const char *from,
                         struct span *found)
{
    struct span rest = span_between(from, line.p + line.n), id;
    size_t n;
    while (mention_next(&rest, &id))
        if (is_mention(x, id, &n)) {
            *found = (struct span){id.p - 1, n + 1};
            return true;
        }
    return false;
}

/* Searches for a mention or a name only behind the one that was found before. */
static size_t erase_line(struct buf *out, struct span line, const struct erase *x, bool single)
{
    const char *from = line.p;
    struct span mention = {NULL, 0}, name = {NULL, 0};
    bool mentioned = true, named = true;
    size_t n = 0;
    for (;; n++) {
        if (mentioned && (!mention.p || mention.p < from))
            mentioned = find_mention(x, line, from, &mention);
        if (named && (!name.p || name.p < from))
            named = find_name(x, line, from, single, &name);
        if (!mentioned && !named)
            break;
        struct span found = !named || (mentioned && mention.p < name.p) ? mention : name;
        buf_add(out, span_between(from, found.p));
        buf_add(out, x->words);
        from = found.p + found.n;
    }
    buf_add(out, span_between(from, line.p + line.n));
    return n;
}

size_t erase_lines(struct buf *out, struct span src, const struct erase *x,
                   const struct keys *keys)
{
    struct span line;
    size_t n = 0;
    const char *end = src.p + src.n;
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        struct fact f = {.kind = LINE_OTHER};
        if (keys)
            f = fact_parse(line, lineno, keys);
        bool fact = f.kind == LINE_FACT;
        if (fact && f.class == CLASS_IDENTITY)
            buf_add(out, line);
        else
            n += erase_line(
                out, line, x,
                keys && !(fact && (f.class == CLASS_STANDING || f.class == CLASS_ITEM)));
        if (line.p + line.n < end)
            buf_char(out, '\n');
    }
    return n;
}

bool erase_finds(const struct erase *x, struct span text)
{
    for (size_t i = 0; i < x->ids_n; i++)
        if (span_find(text, x->ids[i]) != SPAN_NONE)
            return true;
    for (size_t i = 0; i < x->names_n; i++)
        if (span_find(text, x->names[i]) != SPAN_NONE)
            return true;
    return false;
}
