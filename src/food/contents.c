#include "food/contents.h"

#include "food/card.h"
#include "food/codes.h"

#include <string.h>

void contents_init(struct contents *c, const struct lexicon *x, struct arena *a)
{
    *c = (struct contents){.lexicon = x, .arena = a};
}

void contents_use_book(struct contents *c, const struct book *b, const struct book_dish *dish)
{
    c->book = b;
    c->self = dish;
}

/* Most dishes have one such card, so the first gets no room for more. */
static void push_own(struct contents *c, struct own_card own)
{
    struct contents_cards *x = c->cards;
    if (!x->own_n) {
        x->own = ARENA_NEW(c->arena, struct own_card, 1);
        x->own_cap = 1;
    }
    x->own = arena_grow(c->arena, x->own, x->own_n, &x->own_cap, sizeof *x->own);
    x->own[x->own_n++] = own;
}

/* Makes room for what only cards say. The name of the dish itself explains no item of it. */
static struct contents_cards *use_cards(struct contents *c)
{
    if (c->cards)
        return c->cards;
    c->cards = ARENA_NEW(c->arena, struct contents_cards, 1);
    if (c->self)
        push_own(c, (struct own_card){.dish = c->self, .begun = true});
    return c->cards;
}

/*
 * Makes room for n more texts: most dishes have one or two, a card may have 100,000, and so may
 * a dish have cards.
 */
static void reserve(struct contents *c, size_t n)
{
    if (c->cap - c->n >= n)
        return;
    n += c->n / 2;
    struct told *v = ARENA_NEW(c->arena, struct told, c->n + n);
    if (c->n)
        memcpy(v, c->v, c->n * sizeof *v);
    c->v = v;
    c->cap = (uint32_t)(c->n + n);
}

/* Returns how many texts the dish has: its names, and the items of its brackets. */
static size_t count_texts(struct dish d)
{
    struct span text;
    bool lacks;
    size_t n = 1;
    while (dish_other(&d.others, &text))
        n++;
    while (dish_holds(&d.contains, &text, &lacks))
        n += !lacks;
    return n;
}

/* Adds a text; its reading must be the arena's. */
static void add_told(struct contents *c, struct told t)
{
    size_t cap = c->cap;
    c->v = arena_grow(c->arena, c->v, c->n, &cap, sizeof *c->v);
    c->cap = (uint32_t)cap;
    c->v[c->n++] = t;
    for (size_t i = 0; i < t.r.n; i++)
        c->free |= match_tags(&t.r.v[i], WORD_FREE) & ~t.r.v[i].claimed;
}

static bool is_read(const struct contents *c, struct span name)
{
    return c->name.p && span_eq(name, c->name);
}

/*
 * Adds a name. The menu's line is often the name again: then both are one text, or have one
 * reading where it matters which of them is the menu's.
 */
static void add_name(struct contents *c, struct span name, struct arena *scratch)
{
    struct told t = {.own = c->dishes == 0, .names = 1};
    if (is_read(c, name) && !c->replaces) {
        c->v[c->name_at].names++;
        return;
    }
    if (is_read(c, name)) {
        t.r = c->v[c->name_at].r;
    } else {
        struct reading r;
        struct span food = card_claim_cut(c->lexicon, name, &c->free, scratch);
        lexicon_read(c->lexicon, food, READ_DISHES, &r, scratch);
        t.r = reading_keep(&r, food, c->arena);
        c->name = name;
        c->name_at = c->n;
    }
    add_told(c, t);
}

/* Copies the first words that are not understood, each once. */
static void add_unread(struct contents *c, const struct span *left, size_t n)
{
    struct span *unread = use_cards(c)->unread;
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < c->unread_n && k < CONTENTS_UNREAD && !span_eq(unread[k], left[i]))
            k++;
        if (k == c->unread_n && k < CONTENTS_UNREAD)
            unread[k] = arena_copy(c->arena, left[i]);
        if (k == c->unread_n || k == CONTENTS_UNREAD)
            c->unread_n++;
    }
}

/* Returns the place of a `[no …]` among those of the dish, or where to put it. */
static size_t find_lack(const struct contents_cards *c, struct span joined)
{
    size_t low = 0, high = c->lacks_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(c->lacks[mid].joined, joined) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool contents_lacks(const struct contents *c, struct span joined)
{
    size_t at = c->cards ? find_lack(c->cards, joined) : 0;
    return c->cards && at < c->cards->lacks_n && span_eq(c->cards->lacks[at].joined, joined);
}

tagset contents_replaced(const struct contents *c, const struct told *t)
{
    return t->own || !c->cards ? 0 : c->cards->replaced;
}

bool contents_replaces(const struct contents *c, const struct told *t, struct span joined)
{
    return c->replaces && !t->own && contents_lacks(c, joined) &&
           c->cards->lacks[find_lack(c->cards, joined)].own;
}

static void insert_lack(struct contents_cards *c, struct lack l, struct arena *a)
{
    size_t at = find_lack(c, l.joined);
    c->lacks = arena_grow(a, c->lacks, c->lacks_n, &c->lacks_cap, sizeof *c->lacks);
    memmove(c->lacks + at + 1, c->lacks + at, (c->lacks_n - at) * sizeof *c->lacks);
    c->lacks[at] = l;
    c->lacks_n++;
}

static void add_lack(struct contents *c, struct span text, struct arena *scratch)
{
    struct reading r;
    bool own = c->replaces && c->dishes == 0;
    if (!card_denial_read(c->lexicon, text, &r, scratch))
        add_unread(c, &text, 1);
    if (contents_lacks(c, r.joined))
        return;
    struct contents_cards *x = use_cards(c);
    insert_lack(x, (struct lack){arena_copy(c->arena, r.joined), own}, c->arena);
    bool all_tags = card_is_all_tags(&r, scratch);
    for (size_t i = 0; i < r.n && all_tags; i++) {
        tagset all = r.v[i].covered ? 0 : match_tags(&r.v[i], TERM_ALL);
        x->lacked |= all;
        x->replaced |= own ? all : 0;
    }
}

/* Adds each tag by its name, which is a word of the tables. */
static void add_tags(struct contents *c, tagset tags, struct arena *scratch)
{
    for (tagset bit = 1; bit && bit <= tags; bit <<= 1) {
        struct told t = {.card = true, .own = c->dishes == 0};
        struct reading r;
        if (!(tags & bit))
            continue;
        struct span name = lexicon_name(c->lexicon, bit);
        lexicon_read(c->lexicon, name, READ_DISHES | READ_GUESTS, &r, scratch);
        t.r = reading_keep(&r, name, c->arena);
        add_told(c, t);
    }
}

static bool add_codes(struct contents *c, struct span list, struct arena *scratch)
{
    tagset tags = 0;
    bool all = c->lexicon->codes && codes_read(c->lexicon->codes, list, &tags);
    add_tags(c, tags, scratch); /* also if another code of the list is not known */
    if (!all)
        return false;
    use_cards(c)->coded |= c->lexicon->codes->all;
    return true;
}

void contents_add_codes(struct contents *c, struct span list)
{
    struct arena scratch = ARENA_INIT;
    if (list.n && !add_codes(c, list, &scratch)) {
        add_unread(c, &list, 1);
        c->has_card = false;
    }
    arena_release(&scratch);
}

/* ---- items, and their own cards ---- */

/* Returns the tags that the cards deny as a whole, or that their codes do not list. */
static tagset lacks_of(const struct contents *c, const struct book_dish *d)
{
    const struct codes *codes = c->lexicon->codes;
    struct arena scratch = ARENA_INIT;
    tagset denied = 0, listed;
    for (size_t i = 0; i < d->cards_n; i++) {
        struct span rest = d->cards[i].contains, text;
        struct reading r;
        bool lacks;
        while (dish_holds(&rest, &text, &lacks)) {
            arena_reset(&scratch);
            if (lacks && card_denial_read(c->lexicon, text, &r, &scratch))
                denied |= card_whole_tags(&r);
            else if (!lacks && codes && codes_read(codes, text, &listed))
                denied |= codes->all & ~listed;
        }
    }
    arena_release(&scratch);
    return denied;
}

/*
 * Returns the place in `own` of the dish that an item names; own_n if there is none. After
 * CONTENTS_OWN of them, and of BOOK_NESTED of all dishes, the item counts as not understood, so
 * that it is asked about.
 */
static size_t own_of(struct contents *c, struct span item)
{
    const struct book_dish *d = c->book ? book_find_card(c->book, item) : NULL;
    const struct contents_cards *x = use_cards(c);
    size_t i = 0;
    while (i < x->own_n && x->own[i].dish != d)
        i++;
    if (d && i == x->own_n && i < CONTENTS_OWN && book_nests(c->book, 0))
        push_own(c, (struct own_card){.dish = d, .lacks = lacks_of(c, d)});
    else if (d && i == x->own_n)
        add_unread(c, &item, 1);
    return i;
}

/* Returns the tags that foods of several things are without: "vegetable stock" has no beef. */
static tagset cleared_by_made(const struct reading *r)
{
    tagset cleared = 0;
    for (size_t i = 0; i < r->n; i++)
        cleared |= r->v[i].made ? match_tags(&r->v[i], WORD_CLEARS) : 0;
    return cleared;
}

static bool read_own(struct contents *c, size_t own, tagset lacks);

/* Returns what is known of an item that is made of several things; NULL of any other. */
static struct mixture *mixture_of(struct contents *c, const struct card_item *item, size_t own,
                                  tagset lacks)
{
    struct mixture *m;
    if (item->made.n == 0 && own == c->cards->own_n)
        return NULL;
    m = ARENA_NEW(c->arena, struct mixture, 1);
    m->made = arena_copy(c->arena, item->made);
    m->card_lacks = own < c->cards->own_n ? c->cards->own[own].lacks : 0;
    m->answered = lacks | m->card_lacks | item->free | cleared_by_made(&item->r);
    return m;
}

/*
 * Adds an item of a card that lacks these tags, and what its own card lists. `listed`: its list
 * follows. Returns true if it is a food.
 */
static bool add_item(struct contents *c, struct span text, tagset lacks, bool listed,
                     struct arena *scratch)
{
    struct card_item item;
    struct told t = {.card = true, .own = c->dishes == 0};
    size_t own = own_of(c, text);
    card_item_read(c->lexicon, text, &item, scratch);
    t.r = reading_keep(&item.r, text, c->arena);
    t.may = item.may;
    t.free = item.free;
    t.mixture = mixture_of(c, &item, own, lacks);
    add_told(c, t);
    bool carded = own < c->cards->own_n && read_own(c, own, t.mixture->answered);
    if (t.mixture)
        t.mixture->carded = carded || listed;
    if (!carded)
        add_unread(c, item.left, item.left_n);
    c->has_food |= item.food || carded;
    return item.food || carded;
}

/* Adds an item, of which one that begins a list is two: "korma (onion". */
static bool add_items(struct contents *c, struct span text, tagset lacks, struct arena *scratch)
{
    struct span first;
    if (!card_list_cut(text, &first, &text))
        return add_item(c, text, lacks, false, scratch);
    bool food = add_item(c, first, lacks, true, scratch);
    return add_item(c, text, lacks, false, scratch) || food;
}

/* Adds the items of an item's own cards. Returns true if they say what it holds. */
static bool read_own(struct contents *c, size_t own, tagset lacks)
{
    const struct book_dish *d = c->cards->own[own].dish;
    struct arena scratch = ARENA_INIT;
    bool denied, food = false;
    tagset tags;
    if (c->cards->own[own].begun)
        return c->cards->own[own].read;
    c->cards->own[own].begun = true;
    for (size_t i = 0; i < d->cards_n; i++) {
        struct span rest = d->cards[i].contains, text;
        while (dish_holds(&rest, &text, &denied)) {
            arena_reset(&scratch);
            book_nests(c->book, 1);
            if (denied)
                continue;
            if (c->lexicon->codes && codes_read(c->lexicon->codes, text, &tags))
                add_tags(c, tags, &scratch);
            else
                food |= add_items(c, text, lacks, &scratch);
        }
    }
    arena_release(&scratch);
    c->cards->own[own].read = food;
    return food;
}

/* Adds the items of a card, each with an empty scratch arena. */
static void add_card(struct contents *c, struct span contains, struct arena *scratch)
{
    struct span item;
    bool lacks;
    while (dish_holds(&contains, &item, &lacks)) {
        arena_reset(scratch);
        if (lacks)
            add_lack(c, item, scratch);
        else if (!add_codes(c, item, scratch))
            add_items(c, item, 0, scratch);
    }
}

void contents_add(struct contents *c, struct dish d)
{
    struct arena scratch = ARENA_INIT;
    struct span name;
    reserve(c, count_texts(d) - (is_read(c, d.name) && !c->replaces));
    add_name(c, d.name, &scratch);
    while (dish_other(&d.others, &name)) {
        arena_reset(&scratch);
        add_name(c, name, &scratch);
    }
    add_card(c, d.contains, &scratch);
    c->has_card = c->has_food && c->unread_n == 0;
    c->dishes++;
    arena_release(&scratch);
}

void contents_say_unread(struct buf *b, enum language l, const struct contents *c)
{
    size_t n = c->unread_n < CONTENTS_UNREAD ? c->unread_n : CONTENTS_UNREAD;
    for (size_t i = 0; i < n; i++) {
        buf_add(b, i ? phrase_comma(l) : SPAN(""));
        phrase_add1(b, l, "\"{1}\"", c->cards->unread[i]);
    }
    if (c->unread_n > n)
        phrase_list(b, l, SPAN("\xE2\x80\xA6"));
}

bool contents_denies(const struct contents *c, const struct reading *r, struct span *word)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct match *m = &r->v[i];
        tagset holds =
            match_tags(m, WORD_CONTAINS) | match_tags(m, TERM_ALL) | match_tags(m, TERM_PART);
        if (!(holds & ~m->claimed & contents_lacked(c)) &&
            !(holds && contents_lacks(c, match_joined(r->joined, m))))
            continue;
        *word = match_written(m);
        return true;
    }
    return false;
}
