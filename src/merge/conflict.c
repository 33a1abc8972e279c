#include "merge/internal.h"
#include "text/contact.h"

#include <stdlib.h>

static bool deleted_on(const struct line_match *u, int side)
{
    return line_match_has(u, BASE) && !line_match_has(u, side);
}

static bool added_on(const struct line_match *u, int side)
{
    return line_match_added(u) && line_match_has(u, side);
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
    u->conflict = (uint32_t)conflict;
    if (!c->least || mline_cmp(u->line, c->least) < 0)
        c->least = u->line;
}

/* Returns the line by which the side replaced u, or NULL if the other side has it too. */
static struct line_match *own_change(struct merge *m, const struct line_match *u, int side)
{
    struct line_match *to = u->change[side] == NONE ? NULL : &m->v[u->change[side]];
    return to && !line_match_has(to, OTHER(side)) ? to : NULL;
}

static void absorb(const struct merge *m, struct line_match *u, const struct line_match *by)
{
    u->absorbed_by = (uint32_t)(by - m->v);
}

/* Absorbs a line with its further copies, which are beside it. */
static void absorb_copies(const struct merge *m, struct line_match *u,
                          const struct line_match *by)
{
    if (u->absorbed_by != NONE)
        return;
    while (u > m->v && span_eq(u[-1].line->text, u->line->text))
        u--;
    struct span text = u->line->text;
    for (; u < m->v + m->n && span_eq(u->line->text, text); u++)
        if (line_match_added(u))
            absorb(m, u, by);
}

static bool is_respelled(const struct line_match *u, const struct line_match *to)
{
    return to && mline_adds_nothing(to->line, u->line) && mline_adds_nothing(u->line, to->line);
}

/*
 * Settles a line of which a side changed nothing but the spelling: the other side's change or
 * removal is kept. Returns false if neither side did that.
 */
static bool settle_respelled(const struct merge *m, const struct line_match *u,
                             struct line_match *const to[SIDES])
{
    bool ours = is_respelled(u, to[OURS]), theirs = is_respelled(u, to[THEIRS]);
    if (ours && theirs) {
        bool first = span_cmp(to[OURS]->line->text, to[THEIRS]->line->text) < 0;
        absorb_copies(m, to[first ? THEIRS : OURS], to[first ? OURS : THEIRS]);
    } else if (ours || theirs) {
        absorb_copies(m, to[ours ? OURS : THEIRS], u);
    }
    return ours || theirs;
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
    if (settle_respelled(m, u, to) || agreed || (!to[OURS] && !to[THEIRS]))
        return;
    size_t conflict = new_conflict(m, deleted);
    for (int s = OURS; s < SIDES; s++)
        if (to[s])
            add_to_conflict(m, conflict, to[s]);
}

/* Returns whether only one side added the line, and it is in no conflict. */
static bool is_open(const struct line_match *u, int side)
{
    return u->line->kind == LINE_FACT && added_on(u, side) && !line_match_has(u, OTHER(side)) &&
           u->conflict == NONE;
}

/* Returns the same for a line that is not a replacement either. */
static bool is_new(const struct line_match *u, int side)
{
    return is_open(u, side) && u->change[side] == NONE;
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
            any[s] |= m->v[i].line->rank == key && is_new(&m->v[i], s);
    if (!any[OURS] || !any[THEIRS])
        return;
    size_t conflict = new_conflict(m, deleted);
    for (size_t i = 0; i < m->n; i++)
        if (m->v[i].line->rank == key && (is_new(&m->v[i], OURS) || is_new(&m->v[i], THEIRS)))
            add_to_conflict(m, conflict, &m->v[i]);
}

/* Returns the first booking, in base order, that both sides deleted and neither replaced. */
static size_t moved_booking(const struct merge *m)
{
    for (size_t i = 0; i < m->side[BASE].n; i++) {
        uint32_t match = m->side[BASE].v[i].match;
        const struct line_match *u = &m->v[match];
        if (u->line->rank == KEY_BOOKED && deleted_on(u, OURS) && deleted_on(u, THEIRS) &&
            u->change[OURS] == NONE && u->change[THEIRS] == NONE)
            return match;
    }
    return NONE;
}

static int by_topic(const void *x, const void *y)
{
    const struct line_match *a = *(struct line_match *const *)x,
                            *b = *(struct line_match *const *)y;
    int c = mline_cmp_topic(a->line, b->line);
    return c ? c : (a > b) - (a < b);
}

static size_t topic_end(struct line_match **v, size_t n, size_t from)
{
    size_t end = from;
    while (end < n && mline_cmp_topic(v[end]->line, v[from]->line) == 0)
        end++;
    return end;
}

/* Returns whether the key of the line has one value, so that a second is another version. */
static bool allows_one(const struct merge *m, const struct mline *l)
{
    if (m->settings)
        return merge_setting_is_single(mline_key(l));
    return mline_is_single(l);
}

/*
 * Completes a conflict of a key that has one value with the new lines of both sides that stand
 * beside it. Two settings of one name that are new on both sides are a conflict too.
 */
static void complete_conflict(struct merge *m, struct line_match **v, size_t n)
{
    size_t conflict = NONE;
    bool any[SIDES] = {false};
    for (size_t i = 0; i < n; i++) {
        if (conflict == NONE)
            conflict = v[i]->conflict;
        for (int s = OURS; s < SIDES; s++)
            any[s] |= is_new(v[i], s);
    }
    if (conflict == NONE && m->settings && any[OURS] && any[THEIRS])
        conflict = new_conflict(m, NONE);
    for (size_t i = 0; conflict != NONE && i < n; i++)
        if (is_new(v[i], OURS) || is_new(v[i], THEIRS))
            add_to_conflict(m, conflict, v[i]);
}

static void complete_conflicts(struct merge *m)
{
    struct arena scratch = ARENA_INIT;
    struct line_match **v = ARENA_NEW(&scratch, struct line_match *, m->n);
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        if (line_match_added(&m->v[i]) && m->v[i].line->kind == LINE_FACT &&
            allows_one(m, m->v[i].line))
            v[n++] = &m->v[i];
    if (n)
        qsort(v, n, sizeof *v, by_topic);
    for (size_t i = 0, end; i < n; i = end) {
        end = topic_end(v, n, i);
        complete_conflict(m, v + i, end - i);
    }
    arena_release(&scratch);
}

static int by_topic_body(const void *x, const void *y)
{
    const struct line_match *a = *(struct line_match *const *)x,
                            *b = *(struct line_match *const *)y;
    int c = mline_cmp_topic(a->line, b->line);
    if (!c)
        c = span_cmp(mline_body(a->line), mline_body(b->line));
    if (!c)
        c = (int)line_match_has(b, OURS) - (int)line_match_has(a, OURS);
    return c ? c : (a > b) - (a < b);
}

static bool is_one_time(const struct mline *a, const struct mline *b)
{
    return a->time == b->time || a->time == TIME_NONE || b->time == TIME_NONE;
}

/* Makes one of two lines that say the same, if one says no more than the other. */
static bool unite(const struct merge *m, struct line_match *ours, struct line_match *theirs)
{
    if (mline_adds_nothing(ours->line, theirs->line) &&
        (!mline_adds_nothing(theirs->line, ours->line) ||
         span_cmp(theirs->line->text, ours->line->text) < 0))
        absorb(m, ours, theirs);
    else if (mline_adds_nothing(theirs->line, ours->line))
        absorb(m, theirs, ours);
    else
        return false;
    return true;
}

/*
 * The new lines of one date, key and body: v[0] to v[ours - 1] and from there on theirs. Each
 * is the same as at most one of the other side. Further lines stay beside it.
 */
static void unite_bodies(struct merge *m, struct line_match **v, size_t ours, size_t n)
{
    enum { COMPARED = 64 };
    bool used[2 * COMPARED] = {false};
    if (ours > COMPARED || n - ours > COMPARED)
        return;
    for (int conflicts = 0; conflicts < 2; conflicts++)
        for (size_t i = 0; i < ours; i++)
            for (size_t k = ours; k < n && !used[i]; k++) {
                if (used[k] || !is_one_time(v[i]->line, v[k]->line) ||
                    (!conflicts && !unite(m, v[i], v[k])))
                    continue;
                used[i] = used[k] = true;
                if (!conflicts)
                    continue;
                size_t conflict = new_conflict(m, NONE);
                add_to_conflict(m, conflict, v[i]);
                add_to_conflict(m, conflict, v[k]);
            }
}

/*
 * Finds facts that are new on both sides and the same but for a mark, a remark or a time: the
 * line that has it replaces the bare one. If both have one, and another, it is a conflict.
 */
static void unite_additions(struct merge *m)
{
    struct arena scratch = ARENA_INIT;
    struct line_match **v = ARENA_NEW(&scratch, struct line_match *, m->n);
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        if (is_open(&m->v[i], OURS) || is_open(&m->v[i], THEIRS))
            v[n++] = &m->v[i];
    if (n)
        qsort(v, n, sizeof *v, by_topic_body);
    for (size_t i = 0, ours, end; i < n; i = end) {
        for (end = i + 1; end < n && mline_cmp_topic(v[end]->line, v[i]->line) == 0 &&
                          span_eq(mline_body(v[end]->line), mline_body(v[i]->line));
             end++)
            ;
        for (ours = i; ours < end && line_match_has(v[ours], OURS); ours++)
            ;
        unite_bodies(m, v + i, ours - i, end - i);
    }
    arena_release(&scratch);
}

bool merge_is_two_people(const struct merge_input *in)
{
    struct guest ours, theirs;
    struct arena scratch = ARENA_INIT, *a = &scratch;
    if (in->kind != MERGE_FACTS || span_trim(in->base).n)
        return false;
    guest_parse(&ours, SPAN(""), in->ours, in->keys, a);
    guest_parse(&theirs, SPAN(""), in->theirs, in->keys, a);
    bool two = contact_compare(&ours, &theirs, a) == CONTACT_OTHER;
    arena_release(&scratch);
    return two;
}

void merge_find_conflicts(struct merge *m)
{
    merge_pair_changes(m, OURS);
    merge_pair_changes(m, THEIRS);
    for (size_t i = 0; i < m->n; i++)
        if (deleted_on(&m->v[i], OURS) && deleted_on(&m->v[i], THEIRS))
            find_change_conflict(m, i);
    if (!m->settings) {
        find_key_conflict(m, KEY_NAME, NONE);
        find_key_conflict(m, KEY_BIRTHDAY, NONE);
        size_t booking = moved_booking(m);
        if (booking != NONE)
            find_key_conflict(m, KEY_BOOKED, booking);
        if (m->two_people) {
            find_key_conflict(m, KEY_PHONE, NONE);
            find_key_conflict(m, KEY_EMAIL, NONE);
        }
        unite_additions(m);
    }
    complete_conflicts(m);
}
