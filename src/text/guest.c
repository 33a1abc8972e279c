#include "text/guest.h"

void guest_parse(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a)
{
    *g = (struct guest){.id = id, .src = src};
    struct span rest = src, line;
    size_t lines = 0;
    while (span_line(&rest, &line))
        lines++;
    g->v = arena_room(a, lines, sizeof *g->v);
    rest = src;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        const struct fact *before = g->n ? &g->v[g->n - 1] : NULL;
        fact_read_after(&g->v[g->n], before, line, lineno, keys, 0);
        g->n += g->v[g->n].kind != LINE_BLANK;
    }
}

/* Returns whether the line begins as the fact before it, with the same date, time and key. */
static bool repeats(const struct fact *before, struct span line)
{
    struct span head = span_between(before->line.p, before->key_name.p + before->key_name.n);
    if (line.n == head.n || !span_starts(line, head))
        return false;
    char c = line.p[head.n]; /* the key ends here; a "-" may be part of it */
    return c == ':' || c == '+' || c == '~' || c == '*';
}

void guest_parse_some(struct guest *g, struct span id, struct span src,
                      const struct prefilter *prefilter, const struct keys *keys,
                      struct arena *a)
{
    struct span rest = src, line;
    size_t cap = 0;
    if (!prefilter) {
        guest_parse(g, id, src, keys, a);
        return;
    }
    *g = (struct guest){.id = id, .src = src};
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        const struct fact *last = g->n ? &g->v[g->n - 1] : NULL;
        if (!prefilter_line(prefilter, line) ||
            (last && prefilter->once >> last->class & 1 && repeats(last, line)))
            continue;
        g->v = arena_widen(a, g->v, g->n, &cap, sizeof *g->v);
        const struct fact *before = g->n ? &g->v[g->n - 1] : NULL;
        fact_read_after(&g->v[g->n++], before, line, lineno, keys, prefilter->heads);
    }
}

static size_t place_of(const struct fact *f, uint64_t seed)
{
    return span_quick_hash(f->text, seed) ^ (uint32_t)f->date * 2654435761u ^ (size_t)f->time;
}

void guest_drop_repeats(struct guest *g, struct arena *scratch)
{
    size_t places = 16, n = 0;
    while (places < 2 * g->n)
        places *= 2;
    uint32_t *first = ARENA_NEW(scratch, uint32_t, places); /* in v, plus 1 */
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->kind == LINE_FACT) {
            size_t at = place_of(f, (uintptr_t)first) & (places - 1);
            while (first[at] && !fact_eq(&g->v[first[at] - 1], f))
                at = (at + 1) & (places - 1);
            if (first[at])
                continue;
            first[at] = (uint32_t)n + 1;
        }
        g->v[n++] = *f;
    }
    g->n = n;
}

void guest_facts(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a)
{
    guest_parse(g, id, src, keys, a);
    guest_drop_repeats(g, a);
}

const struct fact *guest_find(const struct guest *g, int key)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == key && g->v[i].text.n)
            return &g->v[i];
    return NULL;
}

struct span guest_name(const struct guest *g)
{
    const struct fact *f = guest_find(g, KEY_NAME);
    return f ? f->text : g->id;
}

bool fact_is_current(const struct fact *f, date_t today)
{
    date_t until = fact_until(f);
    return (f->date == DATE_NONE || f->date <= today) && (until == DATE_NONE || until >= today);
}

/* Returns the line of the first <<<<<<< in a file that also has a >>>>>>>, else 0. */
static size_t conflict_line(struct span src)
{
    size_t opened = 0;
    bool closed = false;
    struct span line;
    for (size_t n = 1; span_line(&src, &line); n++) {
        if (!opened && span_starts(line, SPAN("<<<<<<<")))
            opened = n;
        closed |= span_starts(line, SPAN(">>>>>>>"));
    }
    return closed ? opened : 0;
}

bool guest_has_conflict(struct span src)
{
    return conflict_line(src) > 0;
}

enum text_problem text_check(struct span src, size_t *line)
{
    size_t nul = span_chr(src, '\0');
    if (nul != SPAN_NONE) {
        *line = span_count(span_head(src, nul), '\n') + 1;
        return TEXT_NUL;
    }
    *line = conflict_line(src);
    return *line ? TEXT_CONFLICT : TEXT_FINE;
}
