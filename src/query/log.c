#include "query/log.h"

#include <stdlib.h>

enum { DATE, TIME, ID, LINE, KEY, MARK, TEXT };

static const struct field fields[] = {
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN}, [TIME] = {"time", FIELD_TIME, STYLE_PLAIN},
    [ID] = {"id", FIELD_TEXT, STYLE_BOLD},      [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [KEY] = {"key", FIELD_TEXT, STYLE_DIM},     [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
};

static const char *const layouts[] = {
    "{date} {time:5} {|4}{id:20} {|4}{key:>10}{mark:1} {|6}{text~}"};

const struct schema log_schema = {"log", fields, sizeof fields / sizeof *fields, layouts, 1};

static bool passes(const struct log_filter *f, const struct fact *fact)
{
    if (fact->date == DATE_NONE)
        return false;
    if (f->wanted && (fact->key == KEY_NONE || !f->wanted[fact->key]))
        return false;
    return (f->since == DATE_NONE || fact->date >= f->since) &&
           (f->until == DATE_NONE || fact->date <= f->until);
}

void log_prefilter(const struct log_filter *f, struct prefilter *n, const struct keys *keys)
{
    prefilter_dates(n, f->since, f->until);
    n->heads = ~0u;
    if (!f->wanted)
        prefilter_any(n);
    for (size_t i = 0; f->wanted && i < keys->n; i++)
        if (f->wanted[i])
            prefilter_key(n, keys->v[i].name);
}

void log_file(const struct log_filter *f, const struct prefilter *prefilter, struct span id,
              struct span src, const struct keys *keys, struct log_entries *entries,
              struct arena *a, struct arena *scratch)
{
    struct guest g = {.n = 0};
    struct span line;
    size_t cap = 0;
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        if (!prefilter_line(prefilter, line))
            continue;
        struct fact fact;
        fact_read(&fact, line, lineno, keys, prefilter->heads);
        if (!passes(f, &fact))
            continue;
        g.v = arena_grow(scratch, g.v, g.n, &cap, sizeof *g.v);
        g.v[g.n++] = fact;
    }
    guest_drop_repeats(&g, scratch);
    struct span own = g.n ? arena_copy(a, id) : SPAN("");
    for (size_t i = 0; i < g.n; i++) {
        entries->v = arena_grow(a, entries->v, entries->n, &entries->cap, sizeof *entries->v);
        entries->v[entries->n++] = (struct log_entry){own, fact_copy(&g.v[i], a)};
    }
}

static int by_date(const void *x, const void *y)
{
    const struct log_entry *a = x, *b = y;
    if (a->fact.date != b->fact.date)
        return a->fact.date < b->fact.date ? -1 : 1;
    if (a->fact.time != b->fact.time)
        return a->fact.time < b->fact.time ? -1 : 1;
    int c = span_cmp(a->id, b->id);
    return c ? c : (a->fact.lineno > b->fact.lineno) - (a->fact.lineno < b->fact.lineno);
}

void log_order(struct log_entries *entries)
{
    if (entries->n)
        qsort(entries->v, entries->n, sizeof *entries->v, by_date);
}

void log_emit(const struct log_entry *e, struct sink *out)
{
    struct row r = row_new(&log_schema);
    row_date(&r, DATE, e->fact.date);
    row_time(&r, TIME, e->fact.time);
    row_text(&r, ID, e->id);
    row_int(&r, LINE, e->fact.lineno);
    row_text(&r, KEY, e->fact.key_is);
    if (e->fact.mark)
        row_text(&r, MARK, (struct span){&e->fact.mark, 1});
    row_text(&r, TEXT, e->fact.text);
    sink_row(out, &r);
}
