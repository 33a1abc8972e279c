#include "text/prefilter.h"

#include "base/utf8.h"

#include <string.h>

void prefilter_key(struct prefilter *n, struct span name)
{
    if (name.n == 1) /* anything may follow it: a mark, a colon, a space */
        n->begins[prefilter_letter(name.p[0])] = UINT32_MAX;
    else if (name.n)
        n->begins[prefilter_letter(name.p[0])] |= (uint32_t)1 << prefilter_letter(name.p[1]);
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
    return line.n > 1 && n->begins[prefilter_letter(line.p[0])] >> prefilter_letter(line.p[1]) & 1;
}

/* Returns the place of the byte that is expected least often: the last but 0, 1, 2 and "-". */
static size_t rarest(struct span what)
{
    size_t i = what.n;
    while (i && strchr("012-", what.p[i - 1]))
        i--;
    return i ? i - 1 : what.n - 1;
}

/*
 * Returns whether `src` holds `what`, which is not empty. The bytes are those of a day, and
 * span_find would stop at each "2" of each other day.
 */
static bool holds(struct span src, struct span what)
{
    size_t at = rarest(what), last = what.n - 1;
    const char *p = src.p + at, *end = src.p + src.n;
    if (src.n < what.n)
        return false;
    end -= last - at; /* where that byte can be last */
    while (p < end && (p = memchr(p, what.p[at], (size_t)(end - p))) != NULL) {
        if (memcmp(p - at, what.p, what.n) == 0)
            return true;
        p++;
    }
    return false;
}

bool prefilter_file(const struct prefilter *n, struct span src)
{
    return !n || n->bytes.n == 0 || holds(src, n->bytes);
}
