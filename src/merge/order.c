#include "merge/internal.h"

#include <stdlib.h>
#include <string.h>

/* The facts of base, deleted ones too, in the order of the result. */
struct frame {
    struct line_match **v;
    size_t n;
    const struct mline **least;   /* of v[i] and all after it */
    struct line_match **same_key; /* the same, by date, time and key, then in frame order */
    const struct mline **same_key_least; /* of same_key[i] and those after it with its key */
};

/* Around the frame's nth fact: new lines before it, itself, new lines after it. */
enum { BEFORE, ITSELF, AFTER, STEPS };

/* Returns true if the side has this line of base, or a replacement. */
static bool stands_in(const struct line_match *u, int side)
{
    return line_match_has(u, side) || u->change[side] != NONE;
}

static bool stands_in_all(const struct line_match *u)
{
    return line_match_has(u, BASE) && stands_in(u, OURS) && stands_in(u, THEIRS);
}

/* Lists the facts of base that all three inputs have, in the order of one input. */
static size_t common_facts(const struct merge *m, int side, uint32_t *order)
{
    size_t n = 0;
    for (size_t i = 0; i < m->side[side].n; i++) {
        uint32_t u = m->side[side].v[i].match;
        if (!line_match_has(&m->v[u], BASE) && m->v[u].change[side] != NONE)
            u = m->v[u].change[side];
        if (m->v[u].line->kind == LINE_FACT && stands_in_all(&m->v[u]))
            order[n++] = u;
    }
    return n;
}

/*
 * Returns the order of the common facts: that of base, or of the side that changed it. If both
 * changed it, one of the two is chosen by bytes. A third order would not be stable: the same
 * merge, repeated on its result, would find that one side changed nothing.
 */
static const uint32_t *choose_order(uint32_t *const order[SIDES], size_t n)
{
    if (memcmp(order[OURS], order[BASE], n * sizeof(uint32_t)) == 0)
        return order[THEIRS];
    if (memcmp(order[THEIRS], order[BASE], n * sizeof(uint32_t)) == 0)
        return order[OURS];
    size_t i = 0;
    while (i < n && order[OURS][i] == order[THEIRS][i])
        i++;
    if (i == n)
        return order[OURS];
    return order[order[OURS][i] < order[THEIRS][i] ? OURS : THEIRS];
}

static int by_key_then_order(const void *x, const void *y)
{
    const struct line_match *a = *(struct line_match *const *)x,
                            *b = *(struct line_match *const *)y;
    int c = mline_cmp_key(a->line, b->line);
    return c ? c : (a->order > b->order) - (a->order < b->order);
}

/* Returns least[i], the least of v[i] and all after it; with `kind`, only those of its key. */
static const struct mline **suffix_least(struct arena *a, struct line_match **v, size_t n,
                                         bool kind)
{
    const struct mline **least = ARENA_NEW(a, const struct mline *, n);
    for (size_t i = n; i-- > 0;) {
        bool on = i + 1 < n && (!kind || mline_cmp_key(v[i]->line, v[i + 1]->line) == 0);
        bool less = on && mline_cmp(least[i + 1], v[i]->line) < 0;
        least[i] = less ? least[i + 1] : v[i]->line;
    }
    return least;
}

static void make_frame(const struct merge *m, struct frame *f, struct arena *a)
{
    uint32_t *order[SIDES];
    size_t n = 0;
    for (int s = 0; s < SIDES; s++) {
        order[s] = ARENA_NEW(a, uint32_t, m->side[s].n);
        n = common_facts(m, s, order[s]);
    }
    const uint32_t *chosen = choose_order(order, n);
    f->v = ARENA_NEW(a, struct line_match *, n);
    for (f->n = 0; f->n < n; f->n++) {
        f->v[f->n] = &m->v[chosen[f->n]];
        f->v[f->n]->order = (uint32_t)(f->n * STEPS + ITSELF);
    }
    f->least = suffix_least(a, f->v, f->n, false);
    f->same_key = ARENA_NEW(a, struct line_match *, f->n);
    memcpy(f->same_key, f->v, f->n * sizeof *f->v);
    qsort(f->same_key, f->n, sizeof *f->same_key, by_key_then_order);
    f->same_key_least = suffix_least(a, f->same_key, f->n, true);
}

/* Returns the index of the first in same_key not before l's key; with `past`, after it. */
static size_t same_key_bound(const struct frame *f, const struct mline *l, bool past)
{
    size_t lo = 0, hi = f->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = mline_cmp_key(f->same_key[mid]->line, l);
        if (c < 0 || (past && c == 0))
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Returns the last index in [from, to) not after l, or NONE. least[] does not fall there. */
static size_t last_not_after(const struct mline **least, size_t from, size_t to,
                             const struct mline *l)
{
    size_t lo = from, hi = to;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (mline_cmp(least[mid], l) <= 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo == from ? NONE : lo - 1;
}

/*
 * Returns where a new line goes: among those of its date, time and key; if there are none,
 * after the last line that is not later, or of settings after the last. Deleted lines count, so
 * a corrected line stays in place. New lines do not affect each other: the order is the same
 * whether they are added one by one, as in a rebase, or all at once, as in a merge.
 */
static uint32_t order_of(const struct merge *m, const struct frame *f, const struct mline *l)
{
    size_t from = same_key_bound(f, l, false), to = same_key_bound(f, l, true);
    if (from < to) {
        size_t i = last_not_after(f->same_key_least, from, to, l);
        return i == NONE ? f->same_key[from]->order - ITSELF + BEFORE
                         : f->same_key[i]->order - ITSELF + AFTER;
    }
    if (m->settings)
        return (uint32_t)(f->n * STEPS);
    size_t i = last_not_after(f->least, 0, f->n, l);
    return i == NONE ? BEFORE : (uint32_t)(i * STEPS + AFTER);
}

struct ordered {
    struct line_match *match;
    const struct mline *key;
};

static int by_order(const void *x, const void *y)
{
    const struct ordered *p = x, *q = y;
    const struct line_match *a = p->match, *b = q->match;
    int c = (a->order > b->order) - (a->order < b->order);
    if (!c)
        c = mline_cmp(p->key, q->key);
    if (!c)
        c = (a->conflict > b->conflict) - (a->conflict < b->conflict);
    if (!c && a->conflict != NONE)
        c = (int)line_match_has(b, OURS) - (int)line_match_has(a, OURS);
    return c ? c : mline_cmp(a->line, b->line);
}

void merge_order(struct merge *m)
{
    struct frame f = {0};
    struct arena scratch = ARENA_INIT;
    make_frame(m, &f, &scratch);
    for (size_t i = 0; i < m->conflicts; i++) {
        struct conflict *c = &m->conflict[i];
        const struct line_match *deleted = c->deleted == NONE ? NULL : &m->v[c->deleted];
        if (deleted && stands_in_all(deleted))
            c->order = deleted->order;
        else
            c->order = order_of(m, &f, deleted ? deleted->line : c->least);
    }
    struct ordered *v = ARENA_NEW(&scratch, struct ordered, m->n);
    for (size_t i = 0; i < m->n; i++) {
        struct line_match *u = &m->v[i];
        u->rank = NONE;
        if (u->line->kind != LINE_FACT || !(line_match_kept(u) || line_match_added(u)))
            continue;
        if (line_match_added(u))
            u->order =
                u->conflict == NONE ? order_of(m, &f, u->line) : m->conflict[u->conflict].order;
        const struct mline *key =
            u->conflict == NONE ? u->line : m->conflict[u->conflict].least;
        v[m->out_n++] = (struct ordered){u, key};
    }
    qsort(v, m->out_n, sizeof *v, by_order);
    m->out = ARENA_NEW(m->arena, struct line_match *, m->out_n);
    for (size_t i = 0; i < m->out_n; i++) {
        m->out[i] = v[i].match;
        bool inside = i > 0 && v[i].match->conflict != NONE &&
                      v[i].match->conflict == m->out[i - 1]->conflict;
        v[i].match->rank = inside ? m->out[i - 1]->rank : (uint32_t)i;
    }
    arena_release(&scratch);
}
