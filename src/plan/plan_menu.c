/* The dishes of a plan, and which of them a guest gets. */
#include "base/set.h"
#include "plan/plan_parts.h"

#include <stdlib.h>
#include <string.h>

/* Sets the keys and the card of a dish: the words of which a key is made are not kept. */
static void find_keys(const struct plan *p, struct plan_dish *dish)
{
    struct arena scratch = ARENA_INIT;
    struct span own = dish_key(dish->name, &scratch);
    struct span joined = dish_joined_key(dish->name, &scratch);
    dish->card = book_find_keyed(p->book, dish->name, own, &scratch);
    bool same = dish->card && span_eq(dish->card->key, own);
    dish->own = same ? dish->card->key : arena_copy(p->arena, own);
    dish->joined = joined.n ? arena_copy(p->arena, joined) : SPAN("");
    dish->key = dish->card ? dish->card->key : dish->own;
    arena_release(&scratch);
}

/* Makes room for n more dishes and no more: a dish book may have 40,000. */
static void reserve(struct plan *p, size_t n)
{
    if (p->cap - p->n >= n)
        return;
    struct plan_dish *v = arena_room(p->arena, p->n + n, sizeof *v);
    if (p->n)
        memcpy(v, p->v, p->n * sizeof *v);
    p->v = v;
    p->cap = p->n + n;
}

/* Adds a dish, without what it contains, where reserve() made room. */
static struct plan_dish *add_dish(struct plan *p, const struct fact *f, struct span name)
{
    struct plan_dish *dish = &p->v[p->n++];
    *dish = (struct plan_dish){.fact = f, .name = name};
    find_keys(p, dish);
    contents_init(&dish->contents, p->lexicon, p->arena);
    contents_use_book(&dish->contents, p->book, dish->card);
    return dish;
}

static void add_cards(struct plan_dish *dish)
{
    const struct book_dish *card = dish->card;
    for (size_t i = 0; card && i < card->cards_n; i++)
        contents_add(&dish->contents, card->cards[i]);
    dish->special = card && card->special;
}

/* Returns the text without what is in brackets, which is read as a card and not as a name. */
static struct span outside_brackets(struct span text, struct arena *a)
{
    struct buf b = BUF_INIT;
    if (span_chr(text, '[') == SPAN_NONE)
        return text;
    while (text.n) {
        size_t open = span_chr(text, '[');
        buf_add(&b, span_head(text, open));
        text = span_from(text, open);
        size_t close = span_chr(text, ']');
        text = span_from(text, close == SPAN_NONE ? text.n : close + 1);
        buf_char(&b, ' ');
    }
    return buf_move(&b, a);
}

static void find_lost(struct plan *p)
{
    struct set shared = SET_INIT(p->arena);
    for (size_t i = 0; i < p->n; i++)
        if (!p->v[i].only.n)
            set_add(&shared, p->v[i].key, NULL);
    for (size_t i = 0; i < p->n; i++)
        p->v[i].lost = p->v[i].without && set_find(&shared, p->v[i].key) == SET_NONE;
}

void plan_add_menu(struct plan *p, const struct menu *m)
{
    reserve(p, m->n);
    for (size_t i = 0; i < m->n; i++) {
        const struct fact *f = &m->v[i].fact;
        struct dish d = dish_parse(f->body);
        if (d.name.n == 0)
            continue;
        struct span contains = dish_parse(m->v[i].words).contains;
        if (contains.p)
            d.contains = contains; /* of the lines that describe it too */
        struct plan_dish *dish = add_dish(p, f, d.name);
        dish->contents.replaces = m->v[i].only.n > 0; /* its `[no …]` overrides the card */
        contents_add(&dish->contents, d);
        contents_add(&dish->contents,
                     (struct dish){.name = outside_brackets(m->v[i].words, p->arena)});
        add_cards(dish);
        contents_add_codes(&dish->contents, m->v[i].codes);
        dish->only = m->v[i].only;
        dish->without = m->v[i].without;
    }
    find_lost(p);
}

void plan_add_book(struct plan *p)
{
    size_t n;
    const struct book_dish **all = book_all(p->book, &n, p->arena);
    reserve(p, n);
    for (size_t i = 0; i < n; i++) {
        struct dish name = {.name = all[i]->cards[0].name};
        struct plan_dish *dish = add_dish(p, all[i]->first, name.name);
        contents_add(&dish->contents, name);
        add_cards(dish);
    }
}

size_t plan_unknown(const struct plan *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        n += !p->v[i].without && !p->v[i].contents.has_card;
    return n;
}

void plan_find_without(struct plan_job *j)
{
    size_t cap = 0;
    for (size_t i = 0; i < j->p->n; i++) {
        if (!j->p->v[i].without || !span_eq(j->p->v[i].only, j->guest->id))
            continue;
        j->without =
            arena_grow(j->p->arena, j->without, j->without_n, &cap, sizeof *j->without);
        j->without[j->without_n++] = j->p->v[i].key;
    }
    if (j->without_n)
        qsort(j->without, j->without_n, sizeof *j->without, span_by_bytes);
}

/* "@ID !dish" removes a dish from the shared menu only, not from the guest's own dishes. */
bool plan_is_served(const struct plan_job *j, const struct plan_dish *dish)
{
    if (dish->without)
        return false;
    if (dish->only.n)
        return span_eq(dish->only, j->guest->id);
    return !j->without_n ||
           !bsearch(&dish->key, j->without, j->without_n, sizeof *j->without, span_by_bytes);
}

const bool *plan_served(const struct plan *p, const struct guest *g)
{
    struct plan_job j = {.p = p, .guest = g};
    bool *served = ARENA_NEW(p->arena, bool, p->n);
    plan_find_without(&j);
    for (size_t i = 0; i < p->n; i++)
        served[i] = plan_is_served(&j, &p->v[i]);
    return served;
}
