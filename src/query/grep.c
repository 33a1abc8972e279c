#include "query/grep.h"

#include "text/visit.h"

enum { ID, LINE, DATE, TIME, KEY, MARK, TEXT, FACT };

static const struct field fields[] = {
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},       [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN}, [TIME] = {"time", FIELD_TIME, STYLE_PLAIN},
    [KEY] = {"key", FIELD_TEXT, STYLE_PLAIN},   [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN}, [FACT] = {"fact", FIELD_TEXT, STYLE_PLAIN},
};
static const char *const layouts[] = {"{id}:{line}:{fact}"};
const struct schema grep_schema = {"grep", fields, sizeof fields / sizeof *fields, layouts, 1};

static const struct field count_fields[] = {{"id", FIELD_TEXT, STYLE_DIM},
                                            {"count", FIELD_INT, STYLE_PLAIN}};
static const char *const count_layouts[] = {"{id}:{count}"};
const struct schema grep_count_schema = {"grep-count", count_fields, 2, count_layouts, 1};

static const char *const list_layouts[] = {"{id}"};
const struct schema grep_list_schema = {"grep-list", count_fields, 1, list_layouts, 1};

static bool has_keys(const struct grep *g)
{
    return g->wanted || g->preferences;
}

static bool has_dates(const struct grep *g)
{
    return g->since != DATE_NONE || g->until != DATE_NONE;
}

static void filter_keys(const struct grep *g, struct prefilter *n)
{
    for (size_t i = 0; g->wanted && i < g->keys->n; i++)
        if (g->wanted[i])
            prefilter_key(n, g->keys->v[i].name);
    if (g->preferences) {
        prefilter_class(n, g->keys, CLASS_STANDING);
        prefilter_class(n, g->keys, CLASS_ITEM);
    }
}

const struct prefilter *grep_prefilter(const struct grep *g, struct prefilter *n)
{
    if (!has_keys(g) && !has_dates(g))
        return NULL;
    if (has_keys(g))
        filter_keys(g, n);
    else
        prefilter_any(n);
    if (has_dates(g))
        prefilter_dates(n, g->since, g->until);
    return n;
}

static bool passes_key(const struct grep *g, const struct fact *f)
{
    if (!has_keys(g))
        return true;
    if (f->kind != LINE_FACT)
        return false;
    return (g->wanted && f->key >= 0 && g->wanted[f->key]) ||
           (g->preferences &&
            (f->class == CLASS_STANDING || (f->class == CLASS_ITEM && f->mark)));
}

static bool passes(const struct grep *g, struct span line, uint32_t lineno)
{
    struct fact f;
    if (!has_keys(g) && !has_dates(g))
        return true;
    if (!prefilter_line(g->prefilter, line))
        return false;
    fact_read(&f, line, lineno, g->keys, ~0u);
    if (has_dates(g) && f.date == DATE_NONE)
        return false;
    return passes_key(g, &f) && (g->since == DATE_NONE || f.date >= g->since) &&
           (g->until == DATE_NONE || f.date <= g->until);
}

static void keep_line(struct grep_hits *h, struct arena *a, struct span line, uint32_t lineno)
{
    h->v = arena_grow(a, h->v, h->n, &h->cap, sizeof *h->v);
    h->v[h->n++] = (struct grep_hit){span_without_cr(line), lineno, NULL, 0};
}

/* Returns every line of the sittings with a hit. */
static struct grep_hits whole_visits(const struct grep *g, const struct grep_hits *hits,
                                     struct span src, struct arena *a)
{
    struct guest guest;
    struct grep_hits all = {0};
    guest_parse(&guest, SPAN(""), src, g->keys, a);
    struct slots slots = guest_slots(&guest, a);
    bool *shown = ARENA_NEW(a, bool, span_count(src, '\n') + 2);
    for (size_t i = 0; i < hits->n; i++)
        shown[hits->v[i].lineno] = true;
    for (size_t s = 0; s < slots.n; s++) {
        bool hit = false;
        for (size_t i = 0; i < slots.v[s].n; i++)
            hit |= shown[slots.v[s].facts[i]->lineno];
        for (size_t i = 0; hit && i < slots.v[s].n; i++)
            shown[slots.v[s].facts[i]->lineno] = true;
    }
    for (size_t i = 0; i < guest.n; i++)
        if (shown[guest.v[i].lineno])
            keep_line(&all, a, guest.v[i].line, guest.v[i].lineno);
    return all;
}

/*
 * Finds the first line from `from` on that matches and may pass by key and date. A search for a
 * text is faster than parsing the head of each line, which is faster than any other search.
 */
static bool next_line(const struct grep *g, struct matcher *m, struct span src, size_t from,
                      struct span *line)
{
    struct span rest = span_from(src, from);
    if (!g->prefilter || pattern_is_quick(g->pattern))
        return pattern_next(m, src, from, line);
    while (span_line(&rest, line))
        if (prefilter_line(g->prefilter, *line) && pattern_matches(m, *line))
            return true;
    return false;
}

struct grep_hits grep_file(const struct grep *g, struct matcher *m, struct span src,
                           struct arena *a)
{
    struct grep_hits hits = {0};
    struct span line;
    size_t from = 0, counted = 0;
    uint32_t lineno = 1;
    while (hits.n < g->most && next_line(g, m, src, from, &line)) {
        size_t at = (size_t)(line.p - src.p);
        lineno += (uint32_t)span_count(span_between(src.p + counted, src.p + at), '\n');
        counted = at;
        if (passes(g, line, lineno))
            keep_line(&hits, a, line, lineno);
        from = at + line.n + 1;
        if (from >= src.n)
            break;
    }
    return g->visits && hits.n ? whole_visits(g, &hits, src, a) : hits;
}

void grep_mark(struct grep_hit *hit, struct matcher *m, struct arena *a)
{
    size_t cap = 8, n;
    struct hit *v = ARENA_NEW(a, struct hit, cap);
    while ((n = pattern_hits(m, hit->line, v, cap)) == cap) {
        cap *= 2;
        v = ARENA_NEW(a, struct hit, cap);
    }
    struct span *parts = ARENA_NEW(a, struct span, n);
    for (size_t i = 0; i < n; i++)
        parts[i] = span_between(hit->line.p + v[i].from, hit->line.p + v[i].to);
    hit->parts = parts;
    hit->parts_n = n;
}

void grep_emit(struct span id, const struct grep_hit *hit, const struct keys *keys,
               struct sink *out)
{
    struct row r = row_new(&grep_schema);
    struct fact f = fact_parse(hit->line, hit->lineno, keys);
    row_text(&r, ID, id);
    row_int(&r, LINE, hit->lineno);
    row_date(&r, DATE, f.date);
    row_time(&r, TIME, f.time);
    if (f.kind == LINE_FACT) {
        row_text(&r, KEY, fact_key_is(&f));
        row_text(&r, TEXT, f.text);
        if (f.mark)
            row_text(&r, MARK, (struct span){&f.mark, 1});
    }
    row_text(&r, FACT, hit->line);
    row_parts(&r, FACT, hit->parts, hit->parts_n);
    sink_row(out, &r);
}

void grep_emit_count(struct span id, size_t count, struct sink *out)
{
    struct row r = row_new(&grep_count_schema);
    row_text(&r, 0, id);
    row_int(&r, 1, (int64_t)count);
    sink_row(out, &r);
}

void grep_emit_id(struct span id, struct sink *out)
{
    struct row r = row_new(&grep_list_schema);
    row_text(&r, 0, id);
    sink_row(out, &r);
}
