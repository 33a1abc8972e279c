#include "text/fmt.h"

#include "base/utf8.h"

#include <stdlib.h>

/* A fact and the comments and other lines above it: v[from] … v[fact]. */
struct fmt_group {
    size_t from, fact;
    date_t date;
    daytime_t time; /* its own, or that of the timed fact above it */
};

static int by_day(const void *x, const void *y)
{
    const struct fmt_group *a = x, *b = y;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return (a->fact > b->fact) - (a->fact < b->fact);
}

static int by_time(const void *x, const void *y)
{
    const struct fmt_group *a = x, *b = y;
    /* undated facts keep their order, even if they seem to have a time */
    if (a->date == b->date && a->date != DATE_NONE && a->time != b->time)
        return a->time < b->time ? -1 : 1;
    return by_day(x, y);
}

/*
 * Sorts the groups. People write the time once, on the visit's line, and the dishes below it.
 * So a fact without a time stays below the timed one of its day that was above it.
 */
static void order(struct fmt_group *v, size_t n)
{
    qsort(v, n, sizeof *v, by_day);
    for (size_t i = 1; i < n; i++)
        if (v[i].time == TIME_NONE && v[i].date == v[i - 1].date)
            v[i].time = v[i - 1].time;
    qsort(v, n, sizeof *v, by_time);
}

static struct span without_bom(const struct fact *f)
{
    return span_from(f->line, f->lineno == 1 ? utf8_bom(f->line) : 0);
}

static void print_line(struct buf *out, const struct fact *f)
{
    if (f->kind == LINE_FACT) {
        fact_print(out, f);
    } else {
        struct span line = without_bom(f);
        while (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        /* such a line, once first, would be read as a file that begins with a BOM */
        if (out->n == 0 && utf8_bom(line))
            buf_char(out, '\n');
        buf_add(out, line);
    }
    buf_char(out, '\n');
}

void fmt_print(struct buf *out, const struct guest *g, struct arena *scratch)
{
    size_t facts = 0, n = 0, from = 0;
    for (size_t i = 0; i < g->n; i++)
        facts += g->v[i].kind == LINE_FACT;
    struct fmt_group *groups = ARENA_NEW(scratch, struct fmt_group, facts);
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].kind == LINE_FACT) {
            groups[n++] = (struct fmt_group){from, i, g->v[i].date, g->v[i].time};
            from = i + 1;
        }
    order(groups, n);
    buf_add(out, span_head(g->src, utf8_bom(g->src)));
    for (size_t i = 0; i < n; i++) {
        if (i && groups[i].date != DATE_NONE && groups[i - 1].date == DATE_NONE)
            buf_char(out, '\n');
        for (size_t line = groups[i].from; line <= groups[i].fact; line++)
            print_line(out, &g->v[line]);
    }
    for (size_t line = from; line < g->n; line++)
        print_line(out, &g->v[line]);
}
