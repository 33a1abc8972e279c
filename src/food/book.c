#include "food/book.h"

/* The cards while they are joined. A name is a number of the book's set of names. */
struct book_builder {
    const struct fact **facts;
    struct dish *cards;
    struct span *keys; /* of each card, of its own name */
    size_t *group;     /* of each card: the first card of its dish, once joined */
    size_t n;
    struct set *names;
    size_t *first; /* of each name: the first card that has it */
    size_t first_cap;
    struct arena *arena;
};

static size_t root(size_t *group, size_t card)
{
    while (group[card] != card)
        card = group[card] = group[group[card]];
    return card;
}

/* Adds a name of a card; cards that share a name come under the earlier one. */
static void add_key(struct book_builder *m, struct span key, size_t card)
{
    size_t name;
    if (set_add(m->names, key, &name)) {
        m->first = arena_grow(m->arena, m->first, name, &m->first_cap, sizeof *m->first);
        m->first[name] = card;
    }
    size_t x = root(m->group, card), y = root(m->group, m->first[name]);
    m->group[x > y ? x : y] = x < y ? x : y;
}

/* A name with a hyphen is known under both spellings, with the hyphen and without. */
static struct span add_name(struct book_builder *m, struct span name, size_t card)
{
    struct span key = dish_key(name, m->arena), joined = dish_joined_key(name, m->arena);
    add_key(m, key, card);
    if (joined.n && !span_eq(joined, key))
        add_key(m, joined, card);
    return key;
}

static void read_cards(struct book_builder *m, const struct guest *g)
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
        m->group[m->n] = m->n;
        m->keys[m->n] = add_name(m, d.name, m->n);
        while (dish_other(&others, &name))
            add_name(m, name, m->n);
        m->facts[m->n] = f;
        m->cards[m->n] = d;
        m->n++;
    }
}

/* Card numbers become places in b->v, in the order of the file. */
static void make_dishes(struct book *b, struct book_builder *m)
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
    b->dishes = m->first;
    for (size_t i = 0; i < b->names.n; i++)
        b->dishes[i] = place[m->group[m->first[i]]];
}

void book_init(struct book *b, const struct guest *g, struct arena *a)
{
    *b = (struct book){.names = SET_INIT(a)};
    struct book_builder m = {.names = &b->names, .arena = a};
    read_cards(&m, g);
    make_dishes(b, &m);
}

const struct book_dish *book_find(const struct book *b, struct span key)
{
    size_t name = set_find(&b->names, key);
    return name == SET_NONE ? NULL : &b->v[b->dishes[name]];
}

const struct book_dish *book_find_keyed(const struct book *b, struct span name, struct span key,
                                        struct arena *a)
{
    const struct book_dish *d = book_find(b, key);
    struct span joined = d ? SPAN("") : dish_joined_key(name, a);
    return joined.n ? book_find(b, joined) : d;
}

const struct book_dish *book_find_name(const struct book *b, struct span name, struct arena *a)
{
    return book_find_keyed(b, name, dish_key(name, a), a);
}

struct span book_key(const struct book *b, struct span key)
{
    const struct book_dish *d = book_find(b, key);
    return d ? d->key : key;
}
