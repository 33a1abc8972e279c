#include "formats/csv.h"

/* One record while it is read. */
struct csv_reader {
    struct csv *c;
    struct csv_record *r;
    struct arena *a;
    size_t cap;
};

static bool ends_field(const struct csv *c, char byte)
{
    return byte == c->separator || byte == '\n' || byte == '\r';
}

static void mark_problem(struct csv_record *r, enum csv_problem problem, const char *at)
{
    if (r->problem != CSV_FINE)
        return;
    r->problem = problem;
    r->culprit = (struct span){at, 1};
}

static size_t plain_length(const struct csv *c, struct span s)
{
    size_t n = 0;
    while (n < s.n && !ends_field(c, s.p[n]))
        n++;
    return n;
}

static uint32_t count_lines(struct span s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '\n' || (s.p[i] == '\r' && !(i + 1 < s.n && s.p[i + 1] == '\n'));
    return n;
}

/* Returns the place of the closing quote, or s.n; s begins after the opening one. */
static size_t closing_quote(struct span s, size_t *doubled)
{
    *doubled = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '"')
            continue;
        if (i + 1 == s.n || s.p[i + 1] != '"')
            return i;
        ++*doubled;
        i++;
    }
    return s.n;
}

static struct span undoubled(struct arena *a, struct span s, size_t doubled, struct span tail)
{
    if (doubled == 0 && tail.n == 0)
        return s;
    char *p = arena_alloc(a, s.n + tail.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        p[n++] = s.p[i];
        i += s.p[i] == '"';
    }
    for (size_t i = 0; i < tail.n; i++)
        p[n++] = tail.p[i];
    return (struct span){p, n};
}

static struct span quoted_field(struct csv_reader *g)
{
    struct csv *c = g->c;
    struct span inside = span_from(c->rest, 1);
    size_t doubled, end = closing_quote(inside, &doubled);
    struct span text = span_head(inside, end);
    if (end == inside.n)
        mark_problem(g->r, CSV_UNCLOSED, c->rest.p);
    c->lineno += count_lines(text);
    c->rest = span_from(inside, end + 1);
    struct span tail = span_head(c->rest, plain_length(c, c->rest));
    if (span_trim(tail).n)
        mark_problem(g->r, CSV_TAIL, tail.p);
    c->rest = span_from(c->rest, tail.n);
    return undoubled(g->a, text, doubled, span_trim(tail).n ? tail : span_head(tail, 0));
}

static struct span field(struct csv_reader *g)
{
    struct csv *c = g->c;
    if (c->rest.n && c->rest.p[0] == '"')
        return quoted_field(g);
    struct span text = span_head(c->rest, plain_length(c, c->rest));
    c->rest = span_from(c->rest, text.n);
    return text;
}

static void end_line(struct csv *c)
{
    bool crlf = c->rest.n > 1 && c->rest.p[0] == '\r' && c->rest.p[1] == '\n';
    c->rest = span_from(c->rest, crlf ? 2 : 1);
}

bool csv_next(struct csv *c, struct csv_record *r, struct arena *a)
{
    struct csv_reader g = {c, r, a, 0};
    if (c->rest.n == 0)
        return false;
    *r = (struct csv_record){.lineno = ++c->lineno};
    for (;;) {
        r->v = arena_grow(a, r->v, r->n, &g.cap, sizeof *r->v);
        r->v[r->n] = field(&g);
        r->n++;
        if (c->rest.n == 0 || c->rest.p[0] != c->separator)
            break;
        c->rest = span_from(c->rest, 1);
    }
    r->last_lineno = c->lineno;
    end_line(c);
    return true;
}
