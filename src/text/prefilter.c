#include "text/prefilter.h"

#include "base/utf8.h"

#include <string.h>

/* Returns the low bits of a letter, the same in either case. */
static unsigned low(char c)
{
    return (unsigned char)c % 32;
}

void prefilter_key(struct prefilter *n, struct span name)
{
    if (name.n == 1) /* anything may follow it: a mark, a colon, a space */
        n->begins[low(name.p[0])] = UINT32_MAX;
    else if (name.n)
        n->begins[low(name.p[0])] |= (uint32_t)1 << low(name.p[1]);
}

void prefilter_id(struct prefilter *n, const struct keys *keys, int id)
{
    for (size_t i = 0; i < keys->n; i++)
        if (keys->v[i].as == id)
            prefilter_key(n, keys->v[i].name);
}

void prefilter_class(struct prefilter *n, const struct keys *keys, enum key_class class)
{
    for (size_t i = 0; i < keys->n; i++)
        if (keys->v[i].class == class)
            prefilter_key(n, keys->v[i].name);
}

void prefilter_any(struct prefilter *n)
{
    memset(n->begins, 0xFF, sizeof n->begins);
}

static void set_bound(char bound[10], date_t d, const char *none)
{
    struct buf b = BUF_INIT;
    date_add(&b, d);
    memcpy(bound, b.n == 10 ? b.p : none, 10);
    buf_release(&b);
}

void prefilter_dates(struct prefilter *n, date_t since, date_t until)
{
    n->dated = true;
    set_bound(n->since, since, "0000-00-00");
    set_bound(n->until, until, "9999-99-99");
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool prefilter_line(const struct prefilter *n, struct span line)
{
    if (!n)
        return true;
    line = span_skip_blanks(span_from(line, utf8_bom(line)));
    bool dated = line.n > DATE_SIZE && is_digit(line.p[0]);
    if (n->dated && (!dated || memcmp(line.p, n->since, DATE_SIZE) < 0 ||
                     memcmp(line.p, n->until, DATE_SIZE) > 0))
        return false;
    if (dated)
        line = span_skip_blanks(span_from(line, DATE_SIZE));
    if (dated && line.n > TIME_SIZE && is_digit(line.p[0]))
        line = span_skip_blanks(span_from(line, TIME_SIZE));
    return line.n > 1 && n->begins[low(line.p[0])] >> low(line.p[1]) & 1;
}

enum { HORSPOOL_MAX = 64, HORSPOOL_WORTH = 256 /* bytes */ };

/*
 * Returns whether `src` holds `what`, which is not empty (Horspool). A day is of digits, which
 * are in every line, so that span_find would stop at each of them.
 */
static bool holds(struct span src, struct span what)
{
    unsigned char skip[256];
    size_t last = what.n - 1;
    if (what.n > HORSPOOL_MAX || src.n < HORSPOOL_WORTH)
        return span_find(src, what) != SPAN_NONE;
    memset(skip, (int)what.n, sizeof skip);
    for (size_t i = 0; i < last; i++)
        skip[(unsigned char)what.p[i]] = (unsigned char)(last - i);
    for (size_t at = last; at < src.n; at += skip[(unsigned char)src.p[at]])
        if (src.p[at] == what.p[last] && memcmp(src.p + at - last, what.p, last) == 0)
            return true;
    return false;
}

bool prefilter_file(const struct prefilter *n, struct span src)
{
    return !n || n->bytes.n == 0 || holds(src, n->bytes);
}
