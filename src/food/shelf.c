#include "food/shelf.h"

#include "base/arena.h"
#include "food/shelf_parts.h"
#include "text/dish.h"

#include <limits.h>

struct shelf_name *shelf_add(struct shelf *s)
{
    size_t unit = s->n / SHELF_UNIT, i = s->n++ % SHELF_UNIT;
    if (i == 0) {
        s->names = arena_grow(s->arena, s->names, unit, &s->cap, sizeof(struct shelf_name *));
        s->names[unit] = arena_room(s->arena, SHELF_UNIT, sizeof(struct shelf_name));
    }
    return &s->names[unit][i];
}

static void add_name(struct shelf *s, const struct shelf_name *name)
{
    struct shelf_name *to = shelf_add(s);
    *to = *name;
    shelf_add_words(s, to);
}

enum { NAMES = 8 }; /* of a line that are added each by itself */

/* Adds the names of a line: each by itself, unless they are many or a remark may follow them.
 */
static void add_line(struct shelf *s, struct span line, uint32_t lineno, size_t from)
{
    struct span text = span_trim(span_from(line, from)), rest;
    struct shelf_name name = {.line = line, .lineno = lineno, .text = text, .all = true};
    size_t equals = span_count(text, '=');
    if (equals && equals < NAMES && span_chr(text, ';') == SPAN_NONE) {
        struct dish d = dish_parse(text);
        name.all = !d.name.n || !d.others.n;
        name.text = name.all ? text : d.name;
        rest = d.others;
    }
    add_name(s, &name);
    while (!name.all && dish_other(&rest, &name.text)) {
        name.place++;
        add_name(s, &name);
    }
}

/* Returns whether the text begins with the head, of at most eight bytes. */
static bool begins(struct span src, struct span head)
{
    return src.n >= sizeof(uint64_t) && head.n &&
           (span_eight(src.p) ^ span_eight(head.p)) << (64 - 8 * head.n) == 0;
}

/* Reads a line. If it is an item, *head becomes its beginning, unless that is long. */
static void read_line(struct shelf *s, struct span line, uint32_t lineno, struct span *head)
{
    struct fact f;
    fact_read(&f, line, lineno, s->keys, UINT_MAX);
    if (f.class != CLASS_ITEM || !f.text.n)
        return;
    struct span begin = span_between(f.line.p, f.text.p);
    add_line(s, line, lineno, begin.n);
    if (begin.n <= sizeof(uint64_t) && f.line.p + sizeof(uint64_t) <= s->end)
        *head = begin;
}

struct shelf *shelf_new(struct span src, const struct keys *keys, struct arena *a)
{
    struct shelf *s = ARENA_NEW(a, struct shelf, 1);
    struct span line, head = SPAN(""); /* of an item: the same bytes begin another */
    s->keys = keys;
    s->arena = a;
    s->end = src.p + src.n;
    shelf_find_pairs(s);
    for (uint32_t lineno = 1; src.n; lineno++) {
        bool same = begins(src, head);
        size_t n = same ? shelf_add_quick(s, src, head.n, lineno) : 0;
        if (n) {
            src = span_from(src, n);
            continue;
        }
        span_line(&src, &line);
        if (same && line.n >= head.n)
            add_line(s, line, lineno, head.n);
        else
            read_line(s, line, lineno, &head);
    }
    return s;
}

static const struct shelf_name *name_at(const struct shelf *s, size_t i)
{
    return &s->names[i / SHELF_UNIT][i % SHELF_UNIT];
}

size_t shelf_names(const struct shelf *s)
{
    return s->n;
}

size_t shelf_place(const struct shelf *s, size_t name, bool *all)
{
    *all = name_at(s, name)->all;
    return name_at(s, name)->place;
}

struct fact shelf_fact(const struct shelf *s, size_t name)
{
    return fact_parse(name_at(s, name)->line, name_at(s, name)->lineno, s->keys);
}

/* Looks at the names that one word, of that class, finds. */
static void each_listed(struct shelf *s, const struct shelf_wanted *w, unsigned class,
                        shelf_fn *each, void *ctx)
{
    const struct shelf_name *name;
    for (uint32_t i = s->last[class]; i; i = name->next) {
        name = name_at(s, i - 1);
        if (shelf_has(w, name->first) && shelf_has(w, name->second) && !(w->all & ~name->set) &&
            shelf_may_have(s, w, name))
            each(ctx, i - 1);
    }
}

/* Looks at those that all their words find. */
static void each_other(struct shelf *s, const struct shelf_wanted *w, shelf_fn *each, void *ctx)
{
    for (size_t from = 0; from < s->others; from += SHELF_UNIT) {
        const struct shelf_unit *unit = s->units[from / SHELF_UNIT];
        uint64_t found = unit->known;
        for (size_t k = 0; k < w->n && found; k++)
            found &= unit->sets[w->classes[k]];
        found |= unit->any;
        for (size_t i = 0; found; i++, found >>= 1)
            if (found & 1 && !(name_at(s, unit->names[i])->set & ~w->all))
                each(ctx, unit->names[i]);
    }
}

void shelf_each(struct shelf *s, struct span key, shelf_fn *each, void *ctx)
{
    struct shelf_wanted w = shelf_want(s, key);
    for (size_t k = 0; !w.more && k < w.n; k++)
        each_listed(s, &w, w.classes[k], each, ctx);
    for (size_t k = 0; !w.more && k < w.spelled_n; k++)
        each_listed(s, &w, w.spelled[k], each, ctx);
    if (!w.more)
        each_other(s, &w, each, ctx);
    for (size_t i = 0; w.more && i < s->n; i++)
        each(ctx, i);
}
