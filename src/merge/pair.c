#include "merge/internal.h"

#include "base/fold.h"
#include "text/dish.h"

#include <stdlib.h>

/* A fact that a side deleted or added, and what shows which of the other kind it became. */
struct change {
    struct line_match *match;
    uint32_t after,
        before;         /* the facts around it that the side kept, as indexes of line matches */
    struct span words;  /* of its body, as dish_key writes them */
    struct span folded; /* the body */
    bool deleted;
};

struct changes {
    struct change *v;
    size_t n;
};

/* The changes of one date and key, and of a part of them those that have no partner yet. */
struct pairing {
    struct merge *m;
    struct arena *arena;
    int side;
    struct change **deleted, **added;
    size_t deleted_n, added_n;
};

/* Compares date and key, which a change keeps; the time may change. */
int mline_cmp_topic(const struct mline *a, const struct mline *b)
{
    struct mline x = *a, y = *b;
    x.time = y.time = TIME_NONE;
    if (x.rank == y.rank && x.rank != KEY_BUILTIN) { /* two names of one key */
        x.text = y.text;
        x.parts = y.parts;
    }
    return mline_cmp_key(&x, &y);
}

bool mline_is_single(const struct mline *l)
{
    static const int8_t once[] = {KEY_NAME,     KEY_KANA,        KEY_PHONE, KEY_EMAIL,
                                  KEY_ADDRESS,  KEY_COMPANY,     KEY_SINCE, KEY_SEAT,
                                  KEY_BIRTHDAY, KEY_ANNIVERSARY, KEY_VIP,   KEY_LANGUAGE};
    for (size_t i = 0; i < sizeof once / sizeof *once; i++)
        if (l->rank == once[i])
            return true;
    return l->date != DATE_NONE && (l->rank == KEY_VISIT || l->rank == KEY_BOOKED);
}

/*
 * Returns whether a guest may have any number of facts of the key. Of these, "deleted here and
 * added here" does not show that one became the other.
 */
static bool is_many(const struct mline *l)
{
    return l->date == DATE_NONE && l->rank != KEY_BUILTIN && !mline_is_single(l);
}

static int by_place_in_input(const struct change *a, const struct change *b)
{
    uint32_t x = line_match_place(a->match), y = line_match_place(b->match);
    return a->deleted != b->deleted ? (a->deleted ? -1 : 1) : (x > y) - (x < y);
}

static int by_topic_body(const void *x, const void *y)
{
    const struct change *a = x, *b = y;
    const struct line_match *p = a->match, *q = b->match;
    int c = mline_cmp_topic(p->line, q->line);
    if (!c)
        c = span_cmp(mline_body(p->line), mline_body(q->line));
    if (!c)
        c = (int)b->deleted - (int)a->deleted;
    return c ? c : (p > q) - (p < q);
}

static int by_topic_words(const void *x, const void *y)
{
    const struct change *a = x, *b = y;
    int c = mline_cmp_topic(a->match->line, b->match->line);
    if (!c)
        c = span_cmp(a->words, b->words);
    return c ? c : by_place_in_input(a, b);
}

static int by_topic_place(const void *x, const void *y)
{
    const struct change *a = x, *b = y;
    int c = mline_cmp_topic(a->match->line, b->match->line);
    if (!c)
        c = (a->after > b->after) - (a->after < b->after);
    if (!c)
        c = (a->before > b->before) - (a->before < b->before);
    return c ? c : by_place_in_input(a, b);
}

static void pair(const struct pairing *p, const struct change *deleted,
                 const struct change *added)
{
    deleted->match->change[p->side] = (uint32_t)(added->match - p->m->v);
    added->match->change[p->side] = (uint32_t)(deleted->match - p->m->v);
}

static bool has_partner(const struct pairing *p, const struct change *c)
{
    return c->match->change[p->side] != NONE;
}

/* Lists those of v that have no partner. */
static void list_left(struct pairing *p, struct change *v, size_t n)
{
    p->deleted_n = p->added_n = 0;
    for (size_t i = 0; i < n; i++) {
        if (has_partner(p, &v[i]))
            continue;
        if (v[i].deleted)
            p->deleted[p->deleted_n++] = &v[i];
        else
            p->added[p->added_n++] = &v[i];
    }
}

static void pair_in_order(const struct pairing *p)
{
    for (size_t i = 0; i < p->deleted_n && i < p->added_n; i++)
        pair(p, p->deleted[i], p->added[i]);
}

/* Returns how many words the two lists have in common; sets the number of words of each. */
static size_t common_words(struct span a, struct span b, size_t *a_n, size_t *b_n)
{
    struct span x, y;
    size_t common = 0;
    bool more_a = span_cut(&a, ' ', &x), more_b = span_cut(&b, ' ', &y);
    for (*a_n = *b_n = 0; more_a || more_b;) {
        int c = !more_a ? 1 : !more_b ? -1 : span_cmp(x, y);
        common += c == 0;
        *a_n += c <= 0;
        *b_n += c >= 0;
        if (c <= 0)
            more_a = span_cut(&a, ' ', &x);
        if (c >= 0)
            more_b = span_cut(&b, ' ', &y);
    }
    return common;
}

/* Returns whether one body is the other with a slip corrected: nutz, nuts. */
static bool is_slip(struct span a, struct span b)
{
    size_t n = a.n > b.n ? a.n : b.n, limit = n < 4 ? 0 : n < 8 ? 1 : 2;
    return n <= 64 && limit && fold_distance(a, b, limit) <= limit;
}

/*
 * Returns how much two bodies have in common, 0 if one did not become the other. In the same
 * place one common word is enough, or a slip; elsewhere it takes most words of the shorter one.
 * "none" answers any fact of its key.
 */
static unsigned likeness(const struct change *d, const struct change *a, bool in_place)
{
    size_t d_n, a_n, common;
    if (!d->words.n || !a->words.n)
        return 0;
    common = common_words(d->words, a->words, &d_n, &a_n);
    if (common * 2 > (d_n < a_n ? d_n : a_n) || (in_place && common))
        return (unsigned)(1 + 1000 * common / (d_n + a_n));
    return span_is(d->folded, "none") || span_is(a->folded, "none") ||
           (in_place && is_slip(d->folded, a->folded)) || dish_near(d->words, a->words);
}

struct likely_pair {
    unsigned likeness;
    size_t distance, deleted, added;
};

static int by_likeness(const void *x, const void *y)
{
    const struct likely_pair *a = x, *b = y;
    if (a->likeness != b->likeness)
        return a->likeness > b->likeness ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return (a->deleted > b->deleted) - (a->deleted < b->deleted);
}

/* Pairs the likest first. Of very many lines, only those near each other are compared. */
static void pair_by_words(const struct pairing *p, bool in_place)
{
    enum { COMPARED = 4096, NEAR = 2 };
    size_t d_n = p->deleted_n, a_n = p->added_n, n = 0, cap = 0;
    size_t most = d_n > a_n ? d_n : a_n;
    size_t reach = d_n && a_n && d_n > COMPARED / a_n ? COMPARED / most + NEAR : most;
    struct likely_pair *v = NULL;
    for (size_t i = 0; i < d_n; i++) {
        size_t middle = a_n > i ? i : a_n;
        size_t from = middle > reach ? middle - reach : 0;
        for (size_t k = from; k < a_n && k <= middle + reach; k++) {
            unsigned like = likeness(p->deleted[i], p->added[k], in_place);
            if (!like)
                continue;
            v = arena_grow(p->arena, v, n, &cap, sizeof *v);
            v[n++] = (struct likely_pair){like, i > k ? i - k : k - i, i, k};
        }
    }
    if (n)
        qsort(v, n, sizeof *v, by_likeness);
    for (size_t i = 0; i < n; i++) {
        const struct change *d = p->deleted[v[i].deleted], *a = p->added[v[i].added];
        if (!has_partner(p, d) && !has_partner(p, a))
            pair(p, d, a);
    }
}

static bool all_alike_in_order(const struct pairing *p)
{
    for (size_t i = 0; i < p->deleted_n; i++)
        if (!likeness(p->deleted[i], p->added[i], true))
            return false;
    return p->deleted_n > 0;
}

/* Pairs what one place has by its order if all agree to it, and else by words. */
static void pair_place(struct pairing *p, struct change *v, size_t n)
{
    list_left(p, v, n);
    if (p->deleted_n == p->added_n && all_alike_in_order(p))
        pair_in_order(p);
    else
        pair_by_words(p, true);
}

static size_t place_end(const struct change *v, size_t n, size_t from)
{
    size_t end = from;
    while (end < n && v[end].after == v[from].after && v[end].before == v[from].before)
        end++;
    return end;
}

/* Pairs the changes of one date and key, whose bodies and words all differ. */
static void pair_topic(struct pairing *p, struct change *v, size_t n)
{
    for (size_t i = 0, end; i < n; i = end)
        pair_place(p, v + i, (end = place_end(v, n, i)) - i);
    list_left(p, v, n);
    pair_by_words(p, false);
    if (is_many(v->match->line))
        return;
    for (size_t i = 0, end; i < n; i = end) {
        end = place_end(v, n, i);
        list_left(p, v + i, end - i);
        if (p->deleted_n == p->added_n)
            pair_in_order(p);
    }
    list_left(p, v, n);
    if (p->deleted_n == 1 && p->added_n == 1)
        pair_in_order(p);
}

static size_t topic_end(const struct change *v, size_t n, size_t from)
{
    size_t end = from;
    while (end < n && mline_cmp_topic(v[end].match->line, v[from].match->line) == 0)
        end++;
    return end;
}

/* Pairs runs of one date and key that compare equal but for that one was deleted. */
static void pair_equal(struct pairing *p, struct changes *c, bool words)
{
    if (c->n)
        qsort(c->v, c->n, sizeof *c->v, words ? by_topic_words : by_topic_body);
    for (size_t i = 0, end; i < c->n; i = end) {
        struct change *v = c->v;
        end = i + 1;
        while (end < c->n && mline_cmp_topic(v[end].match->line, v[i].match->line) == 0 &&
               (words ? v[i].words.n && span_eq(v[end].words, v[i].words)
                      : span_eq(mline_body(v[end].match->line), mline_body(v[i].match->line))))
            end++;
        list_left(p, v + i, end - i);
        pair_in_order(p);
    }
}

static void drop_paired(const struct pairing *p, struct changes *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (!has_partner(p, &c->v[i]))
            c->v[n++] = c->v[i];
    c->n = n;
}

/* Reads the body without what is in brackets, which tells of a fact and does not name it. */
static void read_words(struct change *c, struct arena *a)
{
    struct span body = mline_body(c->match->line);
    struct buf b = BUF_INIT;
    size_t n = 0;
    while (n < body.n && body.p[n] != '(' && body.p[n] != '[')
        n++;
    fold_words(&b, span_head(body, n));
    c->folded = buf_move(&b, a);
    c->words = dish_key(dish_parse(span_head(body, n)).name, a);
}

/* Appends the facts of one input that are not in the other, base or the side. */
static void gather(struct pairing *p, int input, struct changes *c)
{
    const struct merge *m = p->m;
    const struct side *s = &m->side[input];
    int other = input == BASE ? p->side : BASE;
    size_t start = c->n;
    uint32_t at = NONE;
    for (size_t i = 0; i < s->n; i++) {
        struct line_match *u = &m->v[s->v[i].match];
        if (u->line->kind != LINE_FACT)
            continue;
        if (line_match_has(u, other))
            at = s->v[i].match;
        else if (input == BASE || line_match_added(u))
            c->v[c->n++] = (struct change){.match = u, .after = at, .deleted = input == BASE};
    }
    at = NONE;
    for (size_t i = s->n, k = c->n; i-- > 0;) {
        struct line_match *u = &m->v[s->v[i].match];
        if (k > start && c->v[k - 1].match == u)
            c->v[--k].before = at;
        else if (u->line->kind == LINE_FACT && line_match_has(u, other))
            at = s->v[i].match;
    }
}

/* Returns how many facts of one input are not in the other. */
static size_t count_changes(const struct merge *m, int input, int other)
{
    size_t n = 0;
    for (size_t i = 0; i < m->side[input].n; i++) {
        const struct line_match *u = &m->v[m->side[input].v[i].match];
        n += u->line->kind == LINE_FACT && !line_match_has(u, other);
    }
    return n;
}

void merge_pair_changes(struct merge *m, int side)
{
    struct arena scratch = ARENA_INIT, *a = &scratch;
    size_t most = count_changes(m, BASE, side) + count_changes(m, side, BASE);
    struct changes c = {ARENA_NEW(a, struct change, most), 0};
    struct pairing p = {.m = m,
                        .arena = a,
                        .side = side,
                        .deleted = ARENA_NEW(a, struct change *, most),
                        .added = ARENA_NEW(a, struct change *, most)};
    gather(&p, BASE, &c);
    gather(&p, side, &c);
    pair_equal(&p, &c, false);
    drop_paired(&p, &c);
    for (size_t i = 0; i < c.n; i++)
        read_words(&c.v[i], a);
    pair_equal(&p, &c, true);
    drop_paired(&p, &c);
    if (c.n)
        qsort(c.v, c.n, sizeof *c.v, by_topic_place);
    for (size_t i = 0, end; i < c.n; i = end) {
        end = topic_end(c.v, c.n, i);
        pair_topic(&p, c.v + i, end - i);
    }
    arena_release(&scratch);
}
