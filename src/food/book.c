#include "food/book.h"

#include <stdlib.h>

/* A name of a card, while the cards are being put together. */
struct naming {
    struct span key;
    size_t card;
};

struct builder {
    const struct fact **facts;
    struct dish *cards;
    struct span *keys; /* of each card, of its own name */
    size_t *group;     /* of each card: the first card of its dish, once joined */
    size_t n;
    struct naming *names;
    size_t names_n, names_cap;
    struct arena *arena;
};

static void add_key(struct builder *m, struct span key, size_t card)
{
    m->names = arena_grow(m->arena, m->names, m->names_n, &m->names_cap, sizeof *m->names);
    m->names[m->names_n++] = (struct naming){key, card};
}

/* A name with a hyphen is known under both spellings, with the hyphen and without. */
static struct span add_name(struct builder *m, struct span name, size_t card)
{
    struct span key = dish_key(name, m->arena), joined = dish_joined_key(name, m->arena);
    add_key(m, key, card);
    if (joined.n && !span_eq(joined, key))
        add_key(m, joined, card);
    return key;
}

static void read_cards(struct builder *m, const struct guest *g)
{
    m->facts = ARENA_NEW(m->arena, const struct fact *, g->n);
    m->cards = ARENA_NEW(m->arena, struct dish, g->n);
    m->keys = ARENA_NEW(m->arena, struct span, g->n);
    m->group = ARENA_NEW(m->arena, size_t, g->n);
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class != CLASS_ITEM)
            continue;
        struct dish d = dish_parse(f->body);
        if (d.name.n == 0)
            continue;
        struct span others = d.others, name;
        m->keys[m->n] = add_name(m, d.name, m->n);
        while (dish_other(&others, &name))
            add_name(m, name, m->n);
        m->facts[m->n] = f;
        m->cards[m->n] = d;
        m->group[m->n] = m->n;
        m->n++;
    }
}

static size_t root(size_t *group, size_t card)
{
    while (group[card] != card)
        card = group[card] = group[group[card]];
    return card;
}

static int cmp_namings(const void *a, const void *b)
{
    const struct naming *x = a, *y = b;
    int c = span_cmp(x->key, y->key);
    return c ? c : (x->card > y->card) - (x->card < y->card);
}

/* Cards that share a name come under the earlier one. */
static void join_cards(struct builder *m)
{
    if (m->names_n)
        qsort(m->names, m->names_n, sizeof *m->names, cmp_namings);
    for (size_t i = 1; i < m->names_n; i++) {
        if (!span_eq(m->names[i].key, m->names[i - 1].key))
            continue;
        size_t x = root(m->group, m->names[i].card), y = root(m->group, m->names[i - 1].card);
        m->group[x > y ? x : y] = x < y ? x : y;
    }
}

/* Card numbers become places in b->v, in the order of the file. */
static void make_dishes(struct book *b, struct builder *m)
{
    size_t *place = ARENA_NEW(m->arena, size_t, m->n),
           *cards = ARENA_NEW(m->arena, size_t, m->n);
    b->v = ARENA_NEW(m->arena, struct book_dish, m->n);
    for (size_t i = 0; i < m->n; i++) {
        size_t first = root(m->group, i);
        if (first == i)
            place[i] = b->n++;
        cards[place[first]]++;
        m->group[i] = first;
    }
    for (size_t i = 0; i < m->n; i++) {
        struct book_dish *d = &b->v[place[m->group[i]]];
        if (d->cards_n == 0) {
            d->name = m->cards[i].name;
            d->key = m->keys[i];
            d->first = m->facts[i];
            d->cards = ARENA_NEW(m->arena, struct dish, cards[place[i]]);
        }
        d->cards[d->cards_n++] = m->cards[i];
        d->special |= m->facts[i]->mark == '*';
    }
    b->names = ARENA_NEW(m->arena, struct book_name, m->names_n);
    for (size_t i = 0; i < m->names_n; i++)
        if (i == 0 || !span_eq(m->names[i].key, m->names[i - 1].key))
            b->names[b->names_n++] =
                (struct book_name){m->names[i].key, place[m->group[m->names[i].card]]};
}

void book_init(struct book *b, const struct guest *g, struct arena *a)
{
    *b = (struct book){0};
    struct builder m = {.arena = a};
    read_cards(&m, g);
    join_cards(&m);
    make_dishes(b, &m);
}

static int cmp_name(const void *key, const void *name)
{
    return span_cmp(*(const struct span *)key, ((const struct book_name *)name)->key);
}

const struct book_dish *book_find(const struct book *b, struct span key)
{
    if (b->names_n == 0)
        return NULL;
    const struct book_name *name =
        bsearch(&key, b->names, b->names_n, sizeof *b->names, cmp_name);
    return name ? &b->v[name->dish] : NULL;
}

const struct book_dish *book_find_name(const struct book *b, struct span name, struct arena *a)
{
    const struct book_dish *d = book_find(b, dish_key(name, a));
    struct span joined = d ? SPAN("") : dish_joined_key(name, a);
    return joined.n ? book_find(b, joined) : d;
}

struct span book_key(const struct book *b, struct span key)
{
    const struct book_dish *d = book_find(b, key);
    return d ? d->key : key;
}
