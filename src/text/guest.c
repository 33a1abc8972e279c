#include "text/guest.h"

void guest_parse(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a)
{
    *g = (struct guest){.id = id, .src = src};
    struct span rest = src, line;
    size_t lines = 0;
    while (span_line(&rest, &line))
        lines++;
    g->v = ARENA_NEW(a, struct fact, lines);
    rest = src;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        struct fact f = fact_parse(line, lineno, keys);
        if (f.kind != LINE_BLANK)
            g->v[g->n++] = f;
    }
}

void guest_parse_some(struct guest *g, struct span id, struct span src, const struct need *need,
                      const struct keys *keys, struct arena *a)
{
    struct span rest = src, line;
    size_t cap = 0;
    if (!need) {
        guest_parse(g, id, src, keys, a);
        return;
    }
    *g = (struct guest){.id = id, .src = src};
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        if (!need_line(need, line))
            continue;
        g->v = arena_grow(a, g->v, g->n, &cap, sizeof *g->v);
        g->v[g->n++] = fact_parse(line, lineno, keys);
    }
}

const struct fact *guest_find(const struct guest *g, int key)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].kind == LINE_FACT && g->v[i].key == key && g->v[i].text.n)
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

bool guest_has_conflict(struct span src)
{
    bool opened = false, closed = false;
    struct span line;
    while (span_line(&src, &line)) {
        opened |= span_starts(line, SPAN("<<<<<<<"));
        closed |= span_starts(line, SPAN(">>>>>>>"));
    }
    return opened && closed;
}
