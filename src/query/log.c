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

/* Returns whether the entry's id is not the one before it, so that it is copied too. */
static bool new_id(const struct log_entry *v, size_t i)
{
    return i == 0 || v[i].id.p != v[i - 1].id.p;
}

static size_t text_size(const struct log_entry *v, size_t n)
{
    size_t size = 0;
    for (size_t i = 0; i < n; i++)
        size += v[i].line.n + (new_id(v, i) ? v[i].id.n : 0);
    return size;
}

static struct span put_text(struct log_room *r, struct span s)
{
    char *p = r->p + r->texts;
    if (s.n)
        memcpy(p, s.p, s.n);
    r->texts += s.n;
    return (struct span){p, s.n};
}

static void put_entries(struct log_room *r, const struct log_entry *v, size_t n)
{
    struct span id = {NULL, 0};
    for (size_t i = 0; i < n; i++) {
        struct log_entry *one = --r->v;
        *one = v[i];
        one->id = id = new_id(v, i) ? put_text(r, v[i].id) : id;
        one->line = put_text(r, v[i].line);
    }
    r->n += n;
}

static void *end_of(const struct log_room *r)
{
    return r->p + r->size;
}

/* Moves what is in the room to one of at least `size` bytes. */
static void widen(struct log_room *r, size_t size)
{
    struct log_room wide = {.size = (size + 15) / 16 * 16};
    wide.p = arena_room(&wide.arena, wide.size, 1);
    wide.v = end_of(&wide);
    put_entries(&wide, r->v, r->n);
    arena_release(&r->arena);
    *r = wide;
}

bool log_take(struct log_room *r, const struct log_entries *entries, size_t most)
{
    size_t need =
        r->texts + text_size(entries->v, entries->n) + (r->n + entries->n) * sizeof *entries->v;
    if (need > most)
        return false;
    if (need > r->size)
        widen(r, need < LOG_MEMORY ? LOG_MEMORY : need + need / 4);
    put_entries(r, entries->v, entries->n);
    return true;
}

void log_clear(struct log_room *r)
{
    r->texts = r->n = 0;
    r->v = r->p ? end_of(r) : NULL;
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

void log_order(struct log_room *r)
{
    if (r->n)
        qsort(r->v, r->n, sizeof *r->v, by_date);
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
    row_text(&r, KEY, fact_key_is(&f));
    if (f.mark)
        row_text(&r, MARK, (struct span){&f.mark, 1});
    row_text(&r, TEXT, f.text);
    sink_row(out, &r);
}

/* Passes */

enum { SPANS = DATE_LAST / LOG_SPAN + 1 };

void log_days_init(struct log_days *d, struct arena *a)
{
    *d = (struct log_days){.bytes = ARENA_NEW(a, uint64_t, SPANS)};
}

void log_days_add(struct log_days *d, const struct log_entry *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool is_new = new_id(v, i) || v[i].date / LOG_SPAN != v[i - 1].date / LOG_SPAN;
        uint64_t size = sizeof *v + v[i].line.n + (is_new ? v[i].id.n : 0);
        d->bytes[v[i].date / LOG_SPAN] += size;
        d->all += size;
    }
}

date_t log_days_until(const struct log_days *d, date_t since)
{
    uint64_t most = d->all / LOG_PASSES > LOG_MEMORY ? d->all / LOG_PASSES : LOG_MEMORY;
    date_t span = since / LOG_SPAN;
    uint64_t size = d->bytes[span];
    while (span + 1 < SPANS && size + d->bytes[span + 1] <= most)
        size += d->bytes[++span];
    return span + 1 < SPANS ? (span + 1) * LOG_SPAN - 1 : DATE_LAST;
}
