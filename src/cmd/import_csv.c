#include "cmd/import_read.h"

#include "base/fold.h"
#include "form/csv.h"

enum { TITLES = 20 }; /* so many lines may stand before the headings */

struct table {
    struct import *im;
    struct csv csv; /* after the headings, once they are found */
    struct column *columns;
    size_t n;
    struct arena *a, scratch;
    struct buf why;
};

static bool same_heading(struct span a, struct span b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    fold_words(&x, a);
    fold_words(&y, b);
    bool same = x.n && span_eq(buf_span(&x), buf_span(&y));
    buf_release(&x);
    buf_release(&y);
    return same;
}

/* HEADING=KEY, cut at the last "=": a heading may hold one. */
static void split_map(const char *map, struct span *heading, struct span *key)
{
    struct span all = span_str(map);
    size_t at = all.n;
    while (at && all.p[at - 1] != '=')
        at--;
    *heading = span_trim(span_head(all, at ? at - 1 : 0));
    *key = span_trim(span_from(all, at));
}

static void apply_maps(const struct import *im, struct column *c)
{
    for (size_t i = 0; i < im->maps_n; i++) {
        struct span heading, key;
        split_map(im->maps[i], &heading, &key);
        if (same_heading(heading, c->heading) || span_eq(heading, c->heading))
            heading_target(key, &im->app->store.keys, c);
    }
}

/* How well a record would do as headings: how many are known, 0 when none is a name. */
static size_t judge(const struct import *im, const struct headings *known,
                    const struct csv_record *r, struct column *columns, struct arena *a)
{
    size_t n = 0;
    bool named = false;
    for (size_t i = 0; i < r->n; i++) {
        columns[i] = heading_find(known, span_trim(r->v[i]), a);
        apply_maps(im, &columns[i]);
        n += columns[i].kind != COLUMN_OWN;
        named |= column_names(&columns[i]);
    }
    return named && r->odd == CSV_FINE ? n : 0;
}

/* The separator and the line with which most headings are known. */
static bool find_headings(struct table *t)
{
    static const char separators[] = {',', ';', '\t'};
    const struct headings *known = headings_new(t->a);
    size_t best = 0;
    for (size_t k = 0; k < sizeof separators; k++) {
        struct csv c = {t->im->text, separators[k], 0};
        struct csv_record r;
        for (int line = 0; line < TITLES && csv_next(&c, &r, t->a); line++) {
            struct column *columns = ARENA_NEW(t->a, struct column, r.n);
            size_t n = judge(t->im, known, &r, columns, t->a);
            if (n > best) {
                best = n;
                t->csv = c;
                t->columns = columns;
                t->n = r.n;
            }
        }
    }
    return best > 0;
}

static int no_headings(struct table *t)
{
    return import_fail(
        t->im, (struct span){NULL, 0}, "no-headings",
        SPAN("no heading row: none of the first 20 lines has a column that is a name"),
        SPAN("put the headings into the first line, or say which is the name: "
             "--map 'HEADING=name'; nothing was written"));
}

static int check_headings(struct table *t)
{
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < i; k++)
            if (same_heading(t->columns[i].heading, t->columns[k].heading)) {
                struct span h = t->columns[i].heading;
                return import_fail(t->im, h, "same-heading",
                                   arena_fmt(t->a,
                                             "columns %zu and %zu are both called \"%.*s\"",
                                             k + 1, i + 1, (int)(h.n < 100 ? h.n : 100), h.p),
                                   SPAN("give one of them another name; nothing was written"));
            }
    for (size_t m = 0; m < t->im->maps_n; m++) {
        struct span heading, key;
        bool found = false;
        split_map(t->im->maps[m], &heading, &key);
        for (size_t i = 0; i < t->n; i++)
            found |= same_heading(heading, t->columns[i].heading) ||
                     span_eq(heading, t->columns[i].heading);
        if (!found)
            return app_usage(t->im->app, "--map: no column is called \"%.*s\"",
                             (int)(heading.n < 100 ? heading.n : 100), heading.p);
    }
    return 0;
}

static bool is_blank(const struct csv_record *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (span_trim(r->v[i]).n)
            return false;
    return true;
}

/* Fields past the last heading that hold nothing are no fields. */
static size_t fields_in(const struct table *t, const struct csv_record *r)
{
    size_t n = r->n;
    while (n > t->n && span_trim(r->v[n - 1]).n == 0)
        n--;
    return n;
}

static void refuse(struct table *t, const struct csv_record *r, const char *what)
{
    struct buf b = BUF_INIT;
    buf_str(&b, what);
    if (r->last_lineno != r->lineno)
        buf_fmt(&b, " (the row goes on to line %u)", r->last_lineno);
    intake_refuse(&t->im->in, r->lineno, span_head(span_trim(r->v[0]), 100), buf_span(&b));
    buf_release(&b);
}

static int take_row(struct table *t, const struct csv_record *r)
{
    struct person p;
    size_t fields = fields_in(t, r);
    if (r->odd == CSV_TAIL) {
        refuse(t, r, "text after a closing quote: is a quote inside the field not doubled?");
        return 0;
    }
    if (fields != t->n) {
        refuse(t, r, arena_fmt(&t->scratch, "%zu fields, but %zu headings", fields, t->n).p);
        return 0;
    }
    person_begin(&p, r->lineno, &t->im->app->store.keys, t->im->order, &t->why, t->a);
    for (size_t i = 0; i < t->n; i++)
        person_add(&p, &t->columns[i], r->v[i]);
    return import_person(t->im, &p);
}

static int unclosed(struct table *t, const struct csv_record *r)
{
    return import_fail(t->im, r->culprit, "unclosed-quote",
                       SPAN("the quote that begins here is never closed"),
                       SPAN("close it, or double it if it is part of the text; nothing was "
                            "written"));
}

static int read_rows(struct table *t)
{
    struct csv_record r;
    int status = 0;
    while (csv_next(&t->csv, &r, &t->scratch)) {
        if (r.odd == CSV_UNCLOSED)
            return unclosed(t, &r);
        if (!is_blank(&r))
            status = err_graver(status, take_row(t, &r));
        arena_reset(&t->scratch);
    }
    return status;
}

int import_csv(struct import *im)
{
    struct table t = {.im = im, .a = &im->app->arena};
    int status = !find_headings(&t) ? no_headings(&t) : check_headings(&t);
    if (status == 0)
        status = read_rows(&t);
    arena_release(&t.scratch);
    buf_release(&t.why);
    return status;
}
