#include "text/menu.h"

#include "base/utf8.h"
#include "text/dish.h"

/* Cuts "@id" and "!" off the front. */
static void take_guest(struct span *line, struct menu_line *l)
{
    struct span rest = *line, id;
    if (!line->n || line->p[0] != '@' || !mention_next(&rest, &id) || id.p != line->p + 1)
        return;
    l->only = id;
    *line = span_trim(rest);
    if (line->n && line->p[0] == '!') {
        l->without = true;
        *line = span_trim(span_from(*line, 1));
    }
}

static struct fact read_dish(struct span line, uint32_t lineno, const struct keys *keys)
{
    struct fact f = fact_parse(line, 0, keys);
    f.lineno = lineno;
    if (f.class == CLASS_ITEM && f.date == DATE_NONE)
        return f;
    return (struct fact){.line = line,
                         .key_name = keys->v[keys->item].name,
                         .text = line,
                         .body = line,
                         .remark = span_from(line, line.n),
                         .culprit = span_from(line, line.n),
                         .date = DATE_NONE,
                         .time = TIME_NONE,
                         .key = (int16_t)keys->item,
                         .kind = LINE_FACT,
                         .class = CLASS_ITEM,
                         .lineno = lineno};
}

void menu_parse(struct menu *m, struct span src, const struct keys *keys, struct arena *a)
{
    struct span line;
    *m = (struct menu){0};
    src = span_from(src, utf8_bom(src));
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        struct menu_line l = {.only = {NULL, 0}};
        struct span dish = span_trim(line);
        if (dish.n == 0 || line.p[0] == '#')
            continue;
        take_guest(&dish, &l);
        l.fact = read_dish(dish, lineno, keys);
        if (l.fact.body.n == 0)
            continue;
        m->v = arena_grow(a, m->v, m->n, &m->cap, sizeof *m->v);
        m->v[m->n++] = l;
    }
}

static struct span key_of(const struct menu_line *l, struct arena *a)
{
    return dish_key(dish_parse(l->fact.body).name, a);
}

struct menu menu_for(const struct menu *m, struct span id, struct arena *a)
{
    struct menu own = {ARENA_NEW(a, struct menu_line, m->n), 0, m->n};
    struct span *without = ARENA_NEW(a, struct span, m->n);
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        if (m->v[i].without && span_eq(m->v[i].only, id))
            without[n++] = key_of(&m->v[i], a);
    for (size_t i = 0; i < m->n; i++) {
        bool wanted = !m->v[i].without && (!m->v[i].only.n || span_eq(m->v[i].only, id));
        for (size_t k = 0; wanted && !m->v[i].only.n && k < n; k++)
            wanted = !span_eq(without[k], key_of(&m->v[i], a));
        if (wanted)
            own.v[own.n++] = m->v[i];
    }
    return own;
}
