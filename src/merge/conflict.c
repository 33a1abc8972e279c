#include "merge/internal.h"

#include <stdlib.h>

static bool deleted_on(const struct line_match *u, int side)
{
    return line_match_has(u, BASE) && !line_match_has(u, side);
}

static bool added_on(const struct line_match *u, int side)
{
    return line_match_added(u) && line_match_has(u, side);
}

/* Compares date and key, which a change keeps; the time may change. */
static int cmp_topic(const struct mline *a, const struct mline *b)
{
    struct mline x = *a, y = *b;
    x.time = y.time = TIME_NONE;
    return mline_cmp_key(&x, &y);
}

/*
 * Orders deleted lines before added ones, and equal bodies as in struct merge, which is the
 * same for both sides.
 */
static int by_topic_body(const void *x, const void *y)
{
    const struct line_match *a = *(struct line_match *const *)x,
                            *b = *(struct line_match *const *)y;
    int c = cmp_topic(a->line, b->line);
    if (!c)
        c = span_cmp(a->line->body, b->line->body);
    if (!c)
        c = (int)line_match_has(b, BASE) - (int)line_match_has(a, BASE);
    return c ? c : (a > b) - (a < b);
}

static void pair(struct merge *m, int side, struct line_match *deleted,
                 struct line_match *added)
{
    deleted->change[side] = (size_t)(added - m->v);
    added->change[side] = (size_t)(deleted - m->v);
}

/* Pairs lines of one date, key and body: the first deleted with the first added, and so on. */
static void pair_bodies(struct merge *m, int side, struct line_match **v, size_t n)
{
    size_t deleted = 0;
    while (deleted < n && line_match_has(v[deleted], BASE))
        deleted++;
    for (size_t i = 0; i < deleted && deleted + i < n; i++)
        pair(m, side, v[i], v[deleted + i]);
}

static void pair_last(struct merge *m, int side, struct line_match **v, size_t n)
{
    struct line_match *deleted = NULL, *added = NULL;
    for (size_t i = 0; i < n; i++) {
        if (v[i]->change[side] != NONE)
            continue;
        struct line_match **which = line_match_has(v[i], BASE) ? &deleted : &added;
        if (*which)
            return;
        *which = v[i];
    }
    if (deleted && added)
        pair(m, side, deleted, added);
}

static size_t run_end(struct line_match **v, size_t n, size_t from, bool body)
{
    size_t end = from;
    while (end < n && cmp_topic(v[end]->line, v[from]->line) == 0 &&
           (!body || span_eq(v[end]->line->body, v[from]->line->body)))
        end++;
    return end;
}

static void pair_side(struct merge *m, int side)
{
    struct line_match **v = ARENA_NEW(m->arena, struct line_match *, m->n);
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        if (m->v[i].line->kind == LINE_FACT &&
            (deleted_on(&m->v[i], side) || added_on(&m->v[i], side)))
            v[n++] = &m->v[i];
    qsort(v, n, sizeof *v, by_topic_body);
    for (size_t i = 0, end; i < n; i = end) {
        end = run_end(v, n, i, true);
        pair_bodies(m, side, v + i, end - i);
    }
    for (size_t i = 0, end; i < n; i = end) {
        end = run_end(v, n, i, false);
        pair_last(m, side, v + i, end - i);
    }
}

static size_t new_conflict(struct merge *m, size_t deleted)
{
    m->conflict =
        arena_grow(m->arena, m->conflict, m->conflicts, &m->conflicts_cap, sizeof *m->conflict);
    m->conflict[m->conflicts] = (struct conflict){.deleted = deleted};
    return m->conflicts++;
}

static void add_to_conflict(struct merge *m, size_t conflict, struct line_match *u)
{
    struct conflict *c = &m->conflict[conflict];
    u->conflict = conflict;
    if (!c->least || mline_cmp(u->line, c->least) < 0)
        c->least = u->line;
}

/* Returns the line by which the side replaced u, or NULL if the other side has it too. */
static struct line_match *own_change(struct merge *m, const struct line_match *u, int side)
{
    struct line_match *to = u->change[side] == NONE ? NULL : &m->v[u->change[side]];
    return to && !line_match_has(to, side == OURS ? THEIRS : OURS) ? to : NULL;
}

/*
 * Looks at a line that both sides deleted. It is a conflict if a side replaced it, unless both
 * chose the same replacement.
 */
static void find_change_conflict(struct merge *m, size_t deleted)
{
    const struct line_match *u = &m->v[deleted];
    struct line_match *to[SIDES] = {NULL};
    bool agreed = false;
    for (int s = OURS; s < SIDES; s++) {
        to[s] = own_change(m, u, s);
        agreed |= !to[s] && u->change[s] != NONE;
    }
    if (agreed || (!to[OURS] && !to[THEIRS]))
        return;
    size_t conflict = new_conflict(m, deleted);
    for (int s = OURS; s < SIDES; s++)
        if (to[s])
            add_to_conflict(m, conflict, to[s]);
}

/* Returns true for a fact of the key that only this side added, and not as a replacement. */
static bool is_new(const struct line_match *u, int side, int key)
{
    return u->line->rank == key && added_on(u, side) &&
           !line_match_has(u, side == OURS ? THEIRS : OURS) && u->change[side] == NONE;
}

/*
 * Adds a conflict if both sides added facts of a key that allows one. `deleted` is the base
 * line it is about, or NONE.
 */
static void find_key_conflict(struct merge *m, int key, size_t deleted)
{
    bool any[SIDES] = {false};
    for (size_t i = 0; i < m->n; i++)
        for (int s = OURS; s < SIDES; s++)
            any[s] |= is_new(&m->v[i], s, key);
    if (!any[OURS] || !any[THEIRS])
        return;
    size_t conflict = new_conflict(m, deleted);
    for (size_t i = 0; i < m->n; i++)
        if (is_new(&m->v[i], OURS, key) || is_new(&m->v[i], THEIRS, key))
            add_to_conflict(m, conflict, &m->v[i]);
}

/* Returns the first booking, in base order, that both sides deleted and neither replaced. */
static size_t moved_booking(const struct merge *m)
{
    for (size_t i = 0; i < m->side[BASE].n; i++) {
        const struct mline *l = &m->side[BASE].v[i];
        const struct line_match *u = &m->v[l->match];
        if (l->rank == KEY_BOOKED && deleted_on(u, OURS) && deleted_on(u, THEIRS) &&
            u->change[OURS] == NONE && u->change[THEIRS] == NONE)
            return l->match;
    }
    return NONE;
}

void merge_find_conflicts(struct merge *m)
{
    pair_side(m, OURS);
    pair_side(m, THEIRS);
    for (size_t i = 0; i < m->n; i++)
        if (deleted_on(&m->v[i], OURS) && deleted_on(&m->v[i], THEIRS))
            find_change_conflict(m, i);
    find_key_conflict(m, KEY_NAME, NONE);
    find_key_conflict(m, KEY_BIRTHDAY, NONE);
    size_t booking = moved_booking(m);
    if (booking != NONE)
        find_key_conflict(m, KEY_BOOKED, booking);
}
