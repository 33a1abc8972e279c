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
        g.v = arena_widen(scratch, g.v, g.n, &cap, sizeof *g.v);
        g.v[g.n++] = fact;
    }
    guest_drop_repeats(&g, scratch);
    struct span own = g.n ? arena_copy(a, id) : SPAN("");
    for (size_t i = 0; i < g.n; i++) {
        entries->v = arena_widen(a, entries->v, entries->n, &entries->cap, sizeof *entries->v);
        const struct fact *one = &g.v[i];
        entries->v[entries->n++] = (struct log_entry){own, arena_copy(a, one->line), one->date,
                                                      one->time, one->lineno};
    }
}

static int by_date(const void *x, const void *y)
{
    const struct log_entry *a = x, *b = y;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    int c = span_cmp(a->id, b->id);
    return c ? c : (a->lineno > b->lineno) - (a->lineno < b->lineno);
}

void log_order(struct log_entries *entries)
{
    if (entries->n)
        qsort(entries->v, entries->n, sizeof *entries->v, by_date);
}

void log_emit(const struct log_entry *e, const struct keys *keys, struct sink *out)
{
    struct row r = row_new(&log_schema);
    struct fact f;
    fact_read(&f, e->line, e->lineno, keys, ~0u);
    row_date(&r, DATE, f.date);
    row_time(&r, TIME, f.time);
    row_text(&r, ID, e->id);
    row_int(&r, LINE, f.lineno);
    row_text(&r, KEY, f.key_is);
    if (f.mark)
        row_text(&r, MARK, (struct span){&f.mark, 1});
    row_text(&r, TEXT, f.text);
    sink_row(out, &r);
}
