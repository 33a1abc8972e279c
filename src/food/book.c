#include "food/book.h"

#include "food/shelf.h"

#include <stdlib.h>

enum { ITEMS = 4096 };

/* The first items of cards that were asked for, and the dish of each or NULL. */
struct book_items {
    struct set names;
    const struct book_dish **v;
    size_t cap, nested;
    struct arena *arena;
};

static struct book_items *new_items(struct arena *a)
{
    struct book_items *m = ARENA_NEW(a, struct book_items, 1);
    *m = (struct book_items){.names = SET_INIT(a), .arena = a};
    return m;
}

/* The cards while they are joined. A name is a number of the book's set of names. */
struct book_builder {
    const struct fact **facts;
    struct dish *cards;
    struct span *keys; /* of each card, of its own name */
    uint32_t *group;   /* of each card: the first card of its dish, once joined */
    size_t n;
    struct set *names;
    uint32_t *first; /* of each name: the first card that has it */
    size_t first_cap;
    struct arena *arena;
    struct arena *build;   /* owns what the book does not keep */
    struct arena *scratch; /* of one name: reset before the next */
};

static uint32_t root(uint32_t *group, uint32_t card)
{
    while (group[card] != card)
        card = group[card] = group[group[card]];
    return card;
}

/* Adds a name of a card; cards that share a name come under the earlier one. */
static void add_key(struct book_builder *m, struct span key, uint32_t card)
{
    size_t name;
    if (set_add(m->names, key, &name)) {
        m->first = arena_grow(m->arena, m->first, name, &m->first_cap, sizeof *m->first);
        m->first[name] = card;
    }
    uint32_t x = root(m->group, card), y = root(m->group, m->first[name]);
    m->group[x > y ? x : y] = x < y ? x : y;
}

/*
 * Makes the keys of a name: a name with a hyphen is found with the hyphen and without. `joined`
 * is empty if there is no second key. The arena owns both, but a key that is the name itself is
 * not copied; scratch is reset.
 */
static void make_keys(struct span name, struct span *key, struct span *joined, struct arena *a,
                      struct arena *scratch)
{
    arena_reset(scratch);
    *key = dish_key(name, scratch);
    *key = span_eq(*key, name) ? name : arena_copy(a, *key);
    *joined = dish_joined_key(name, scratch);
    *joined = joined->n && !span_eq(*joined, *key) ? arena_copy(a, *joined) : SPAN("");
}

static struct span add_name(struct book_builder *m, struct span name, uint32_t card)
{
    struct span key, joined;
    make_keys(name, &key, &joined, m->arena, m->scratch);
    add_key(m, key, card);
    if (joined.n)
        add_key(m, joined, card);
    return key;
}

static size_t count_items(const struct guest *g)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++)
        n += g->v[i].class == CLASS_ITEM;
    return n;
}

static void read_cards(struct book_builder *m, const struct guest *g)
{
    size_t items = count_items(g); /* the other lines take no room */
    m->facts = ARENA_NEW(m->build, const struct fact *, items);
    m->cards = ARENA_NEW(m->arena, struct dish, items);
    m->keys = ARENA_NEW(m->build, struct span, items);
    m->group = ARENA_NEW(m->arena, uint32_t, items);
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class != CLASS_ITEM)
            continue;
        struct dish d = dish_parse(f->body);
        if (d.name.n == 0)
            continue;
        struct span others = d.others, name;
        uint32_t n = (uint32_t)m->n;
        m->group[n] = n;
        m->keys[n] = add_name(m, d.name, n);
        while (dish_other(&others, &name))
            add_name(m, name, n);
        m->facts[m->n] = f;
        m->cards[m->n] = d;
        m->n++;
    }
}

/* Makes the dishes of the cards in b->v, in the order of the file. */
static void make_dishes(struct book *b, struct book_builder *m)
{
    uint32_t *place = ARENA_NEW(m->build, uint32_t, m->n),
             *cards = ARENA_NEW(m->build, uint32_t, m->n);
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t first = root(m->group, i);
        if (first == i)
            place[i] = (uint32_t)b->n++;
        cards[place[first]]++;
        m->group[i] = first;
    }
    b->v = ARENA_NEW(m->arena, struct book_dish, b->n);
    b->of_card = m->group;
    for (size_t i = 0; i < m->n; i++) {
        struct book_dish *d = &b->v[place[m->group[i]]];
        if (d->cards_n == 0) {
            d->key = m->keys[i];
            d->first = m->facts[i];
            d->cards = &m->cards[i];
            if (cards[place[i]] > 1)
                d->cards = ARENA_NEW(m->arena, struct dish, cards[place[i]]);
        }
        d->cards[d->cards_n++] = m->cards[i];
        d->special |= m->facts[i]->mark == '*';
    }
    b->dishes = m->first;
    for (size_t i = 0; i < b->names.n; i++)
        b->dishes[i] = place[m->group[m->first[i]]];
    for (size_t i = 0; i < m->n; i++)
        b->of_card[i] = place[m->group[i]];
}

void book_init(struct book *b, const struct guest *g, struct arena *a)
{
    struct arena build = ARENA_INIT, scratch = ARENA_INIT;
    *b = (struct book){.names = SET_INIT(a), .items = new_items(a)};
    struct book_builder m = {
        .names = &b->names, .arena = a, .build = &build, .scratch = &scratch};
    read_cards(&m, g);
    make_dishes(b, &m);
    arena_release(&scratch);
    arena_release(&build);
}

/* ---- a book that is read as it is asked ---- */

/* A card that has been read. Its names are numbers of the set of names. */
struct book_card {
    size_t at; /* the number of its first name on the shelf */
    struct fact fact;
    struct dish dish;
    struct span key; /* of its own name, once it has been made */
    size_t *names;
    size_t n, cap;
    bool joined; /* it is among the cards of a dish */
};

/* A name of cards, and the dish of these cards once it has been asked for. */
struct name {
    struct book_card **cards;
    size_t n, cap;
    bool asked;
    const struct book_dish *dish; /* NULL: no card has the name */
};

struct book_lazy {
    struct shelf *shelf;
    bool *read;               /* by name of the shelf: its key has been made */
    struct book_card **cards; /* by its first name; NULL if it is not read or not a card */
    struct set keys;
    struct name *v; /* by number of the key */
    size_t cap;
    struct arena *arena;
};

/* Returns the number of the name with that key, which is new if no card has it. */
static size_t name_of(struct book_lazy *z, struct span key)
{
    size_t i;
    if (set_add(&z->keys, key, &i)) {
        z->v = arena_grow(z->arena, z->v, i, &z->cap, sizeof *z->v);
        z->v[i] = (struct name){.dish = NULL};
    }
    return i;
}

static void give_key(struct book_lazy *z, struct book_card *c, struct span key)
{
    size_t i = name_of(z, key);
    struct name *name = &z->v[i];
    c->names = arena_grow(z->arena, c->names, c->n, &c->cap, sizeof *c->names);
    c->names[c->n++] = i;
    name->cards =
        arena_grow(z->arena, name->cards, name->n, &name->cap, sizeof(struct book_card *));
    name->cards[name->n++] = c;
}

/* Gives a card the keys of one of its names, and returns the first. */
static struct span give_keys(struct book_lazy *z, struct book_card *c, struct span name,
                             struct arena *scratch)
{
    struct span key, joined;
    make_keys(name, &key, &joined, z->arena, scratch);
    give_key(z, c, key);
    if (joined.n)
        give_key(z, c, joined);
    return key;
}

/* Makes the keys of the name of a card that has that place. */
static void give_name(struct book_lazy *z, struct book_card *c, size_t place,
                      struct arena *scratch)
{
    struct span name = c->dish.name, others = c->dish.others;
    for (size_t i = 0; i < place; i++)
        if (!dish_other(&others, &name))
            return;
    struct span key = give_keys(z, c, name, scratch);
    c->key = place ? c->key : key;
}

/* Makes the keys of all names of a card. */
static void give_names(struct book_lazy *z, struct book_card *c, struct arena *scratch)
{
    struct span name = c->dish.name, others = c->dish.others;
    c->key = give_keys(z, c, name, scratch);
    while (dish_other(&others, &name))
        give_keys(z, c, name, scratch);
}

/* Returns the card whose first name that is, or NULL if its line is none. */
static struct book_card *read_card(struct book_lazy *z, size_t at)
{
    if (z->cards[at])
        return z->cards[at];
    struct fact f = shelf_fact(z->shelf, at);
    struct dish d = dish_parse(f.body);
    if (f.class != CLASS_ITEM || d.name.n == 0)
        return NULL;
    z->cards[at] = ARENA_NEW(z->arena, struct book_card, 1);
    *z->cards[at] = (struct book_card){.at = at, .fact = f, .dish = d};
    return z->cards[at];
}

static void read_name(void *ctx, size_t name)
{
    struct book_lazy *z = ctx;
    if (z->read[name])
        return;
    z->read[name] = true;
    bool all;
    size_t place = shelf_place(z->shelf, name, &all);
    struct book_card *c = read_card(z, name - place);
    struct arena scratch = ARENA_INIT;
    if (c && all)
        give_names(z, c, &scratch);
    else if (c)
        give_name(z, c, place, &scratch);
    arena_release(&scratch);
}

/* Makes the keys of the names of a card that were not asked for. */
static void read_others(struct book_lazy *z, const struct book_card *c)
{
    bool all;
    size_t name = c->at, n = shelf_names(z->shelf);
    do
        read_name(z, name++);
    while (name < n && shelf_place(z->shelf, name, &all));
}

/* The cards of one dish while they are gathered. */
struct book_cards {
    struct book_card **v;
    size_t n, cap;
};

static void join_cards(struct book_lazy *z, size_t name, struct book_cards *all)
{
    z->v[name].asked = true;
    for (size_t i = 0; i < z->v[name].n; i++) {
        struct book_card *c = z->v[name].cards[i];
        if (c->joined)
            continue;
        c->joined = true;
        read_others(z, c);
        all->v = arena_grow(z->arena, all->v, all->n, &all->cap, sizeof(struct book_card *));
        all->v[all->n++] = c;
    }
}

static int by_line(const void *x, const void *y)
{
    const struct book_card *const *a = x, *const *b = y;
    return ((*a)->at > (*b)->at) - ((*a)->at < (*b)->at);
}

static struct book_dish *make_dish(const struct book_cards *all, struct arena *a)
{
    struct book_dish *d = ARENA_NEW(a, struct book_dish, 1);
    qsort(all->v, all->n, sizeof(struct book_card *), by_line);
    *d = (struct book_dish){.key = all->v[0]->key,
                            .first = &all->v[0]->fact,
                            .cards = ARENA_NEW(a, struct dish, all->n)};
    for (; d->cards_n < all->n; d->cards_n++) {
        d->cards[d->cards_n] = all->v[d->cards_n]->dish;
        d->special |= all->v[d->cards_n]->fact.mark == '*';
    }
    return d;
}

/* Joins the cards that have the name, then those that have another name of these, and so on. */
static const struct book_dish *ask(struct book_lazy *z, struct span key)
{
    size_t asked = set_find(&z->keys, key);
    struct book_cards all = {0};
    if (asked != SET_NONE && z->v[asked].asked)
        return z->v[asked].dish;
    shelf_each(z->shelf, key, read_name, z);
    asked = set_find(&z->keys, key);
    if (asked == SET_NONE)
        return NULL;
    join_cards(z, asked, &all);
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < all.v[i]->n; k++) {
            size_t name = all.v[i]->names[k];
            if (z->v[name].asked)
                continue;
            shelf_each(z->shelf, z->keys.keys[name], read_name, z);
            join_cards(z, name, &all);
        }
    const struct book_dish *d = all.n ? make_dish(&all, z->arena) : NULL;
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < all.v[i]->n; k++)
            z->v[all.v[i]->names[k]].dish = d;
    return d;
}

void book_open(struct book *b, struct span src, const struct keys *keys, struct arena *a)
{
    struct book_lazy *z = ARENA_NEW(a, struct book_lazy, 1);
    *z = (struct book_lazy){.shelf = shelf_new(src, keys, a), .keys = SET_INIT(a), .arena = a};
    z->read = ARENA_NEW(a, bool, shelf_names(z->shelf));
    z->cards = ARENA_NEW(a, struct book_card *, shelf_names(z->shelf));
    *b = (struct book){.names = SET_INIT(a), .lazy = z, .items = new_items(a)};
}

/* ---- what a book answers ---- */

/* Reads all of an opened book. */
static size_t read_all(struct book_lazy *z, const struct book_dish **all)
{
    size_t n = 0, names = shelf_names(z->shelf);
    for (size_t i = 0; i < names; i++)
        read_name(z, i);
    for (size_t i = 0; i < names; i++) {
        const struct book_dish *d = z->cards[i] ? ask(z, z->cards[i]->key) : NULL;
        if (d && d->first == &z->cards[i]->fact)
            all[n++] = d;
    }
    return n;
}

const struct book_dish **book_all(const struct book *b, size_t *n, struct arena *a)
{
    size_t most = b->lazy ? shelf_names(b->lazy->shelf) : b->n;
    const struct book_dish **all = ARENA_NEW(a, const struct book_dish *, most);
    for (size_t i = 0; i < b->n; i++)
        all[i] = &b->v[i];
    *n = b->lazy ? read_all(b->lazy, all) : b->n;
    return all;
}

const struct book_dish *book_find(const struct book *b, struct span key)
{
    if (b->lazy)
        return ask(b->lazy, key);
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

/* Returns the dish if one of its cards has brackets, else NULL. */
static const struct book_dish *carded(const struct book_dish *d)
{
    for (size_t i = 0; d && i < d->cards_n; i++)
        if (d->cards[i].contains.p)
            return d;
    return NULL;
}

const struct book_dish *book_find_card(const struct book *b, struct span item)
{
    struct book_items *m = b->items;
    size_t i = set_find(&m->names, item);
    if (i != SET_NONE)
        return m->v[i];
    struct arena scratch = ARENA_INIT;
    const struct book_dish *d = carded(book_find_name(b, item, &scratch));
    arena_release(&scratch);
    if (m->names.n == ITEMS)
        return d;
    set_add(&m->names, arena_copy(m->arena, item), &i);
    m->v = arena_grow(m->arena, m->v, i, &m->cap, sizeof(struct book_dish *));
    m->v[i] = d;
    return d;
}

bool book_nests(const struct book *b, size_t n)
{
    size_t spare = (BOOK_NESTED - BOOK_NESTED_MIN) / 2;
    size_t most = BOOK_NESTED_MIN + (b->n < spare ? (spare - b->n) * 2 : 0);
    b->items->nested += n;
    return b->items->nested < most;
}

struct span book_key(const struct book *b, struct span key)
{
    const struct book_dish *d = book_find(b, key);
    return d ? d->key : key;
}
