#include "text/visit.h"

#include <stdlib.h>

enum { NEAR = 3 * 60 }; /* minutes between a booking and the visit that it became */

static int by_date_time(const void *x, const void *y)
{
    const struct fact *a = *(const struct fact *const *)x, *b = *(const struct fact *const *)y;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    return (a->lineno > b->lineno) - (a->lineno < b->lineno);
}

static bool opens_slot(const struct fact *f)
{
    return f->key == KEY_VISIT || f->key == KEY_BOOKED;
}

/* One day's facts, sorted by time, become slots at the end of *out. */
struct day {
    const struct fact **v;
    size_t n;
    struct slot *slots;
    size_t slots_n;
    bool tables; /* who sat where, and how many, is asked for too */
};

/*
 * Returns the slot of that time. Facts are sorted by time, so it searches backwards; a day may
 * have 100,000 of them.
 */
static struct slot *slot_at(struct day *d, daytime_t time)
{
    for (size_t i = d->slots_n; i-- > 0;)
        if (d->slots[i].time == time || (d->slots[i].visit && d->slots[i].visit->time == time))
            return &d->slots[i];
    return NULL;
}

static struct slot *open_slot(struct day *d, date_t date, daytime_t time)
{
    d->slots[d->slots_n] = (struct slot){.date = date, .time = time, .opened = true};
    return &d->slots[d->slots_n++];
}

static void note_table(struct slot *s, const struct fact *f)
{
    int covers = fact_covers(f);
    struct span table = fact_table(f);
    if (covers > s->covers)
        s->covers = covers;
    if (table.n && (s->table.n == 0 || f->key == KEY_VISIT))
        s->table = table;
}

static void note_line(const struct day *d, struct slot *s, const struct fact *f)
{
    if (d->tables)
        note_table(s, f);
    if (f->key == KEY_VISIT && !s->visit)
        s->visit = f;
    if (f->key == KEY_BOOKED &&
        (!s->booked || s->booked->mark == '-' || (s->booked->mark == '~' && f->mark != '-')))
        s->booked = f;
}

static int minutes_apart(const struct slot *s, daytime_t time)
{
    if (s->time == TIME_NONE || time == TIME_NONE)
        return s->time == time ? 0 : NEAR; /* an unknown time may be any */
    return abs(s->time - time);
}

/* Returns the nearest booking within reach of a visit at that time that no visit has taken. */
static struct slot *free_booking(struct day *d, daytime_t time)
{
    struct slot *best = NULL;
    for (size_t i = 0; i < d->slots_n; i++) {
        struct slot *s = &d->slots[i];
        if (!s->booked || s->visit || s->booked->mark == '-' || minutes_apart(s, time) > NEAR)
            continue;
        if (!best || minutes_apart(s, time) < minutes_apart(best, time))
            best = s;
    }
    return best;
}

/* Bookings first, then each visit finds its booking, or opens a slot of its own. */
static void open_slots(struct day *d)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->v[i]->key == KEY_BOOKED) {
            struct slot *s = slot_at(d, d->v[i]->time);
            note_line(d, s ? s : open_slot(d, d->v[i]->date, d->v[i]->time), d->v[i]);
        }
    for (size_t i = 0; i < d->n; i++)
        if (d->v[i]->key == KEY_VISIT) {
            struct slot *s = slot_at(d, d->v[i]->time);
            if (!s)
                s = free_booking(d, d->v[i]->time);
            if (!s)
                s = open_slot(d, d->v[i]->date, d->v[i]->time);
            note_line(d, s, d->v[i]);
        }
    /* the visit's own time is the better one, once it has found its booking */
    for (size_t i = 0; i < d->slots_n; i++)
        if (d->slots[i].visit && d->slots[i].visit->time != TIME_NONE)
            d->slots[i].time = d->slots[i].visit->time;
}

static int slot_order(const void *x, const void *y)
{
    const struct slot *a = x, *b = y;
    return (a->time > b->time) - (a->time < b->time);
}

/* Returns the slot that this line opened, or NULL. */
static struct slot *own_slot(struct day *d, const struct fact *f)
{
    for (size_t i = 0; opens_slot(f) && i < d->slots_n; i++)
        if (d->slots[i].visit == f || d->slots[i].booked == f)
            return &d->slots[i];
    return NULL;
}

static struct slot *nearest_slot(struct day *d, daytime_t time)
{
    struct slot *best = &d->slots[0];
    for (size_t i = 1; time != TIME_NONE && i < d->slots_n; i++)
        if (minutes_apart(&d->slots[i], time) < minutes_apart(best, time))
            best = &d->slots[i];
    return best;
}

/* Puts all facts of a day into its only slot. */
static void fill_slot(struct day *d)
{
    struct slot *s = &d->slots[0];
    s->facts = d->v;
    s->n = d->n;
    for (size_t i = 0; i < d->n; i++)
        s->items |= d->v[i]->class == CLASS_ITEM;
}

static void fill_slots(struct day *d, struct arena *a)
{
    struct slot **home = ARENA_NEW(a, struct slot *, d->n), *near = NULL;
    for (size_t i = 0; i < d->n; i++) {
        if (i == 0 || d->v[i]->time != d->v[i - 1]->time)
            near = nearest_slot(d, d->v[i]->time);
        home[i] = own_slot(d, d->v[i]);
        if (!home[i])
            home[i] = near;
        home[i]->n++;
    }
    for (size_t i = 0; i < d->slots_n; i++) {
        d->slots[i].facts = ARENA_NEW(a, const struct fact *, d->slots[i].n);
        d->slots[i].n = 0;
    }
    for (size_t i = 0; i < d->n; i++) {
        struct slot *s = home[i];
        s->facts[s->n++] = d->v[i];
        s->items |= d->v[i]->class == CLASS_ITEM;
    }
}

/*
 * Makes the slot of a day that has no booking and at most one visit, as most days have. Returns
 * false for another day.
 */
static bool usual_day(struct day *d)
{
    struct slot s = {.date = d->v[0]->date, .time = TIME_NONE, .facts = d->v, .n = d->n};
    for (size_t i = 0; i < d->n; i++) {
        const struct fact *f = d->v[i];
        s.items |= f->class == CLASS_ITEM;
        if (f->key == KEY_BOOKED || (f->key == KEY_VISIT && s.visit))
            return false;
        if (f->key == KEY_VISIT)
            s.visit = f;
    }
    s.opened = s.visit || s.items;
    if (s.visit)
        s.time = s.visit->time;
    if (s.visit && d->tables)
        note_table(&s, s.visit);
    d->slots[d->slots_n++] = s;
    return true;
}

static void one_day(struct day *d, struct arena *a)
{
    if (usual_day(d))
        return;
    open_slots(d);
    if (d->slots_n > 1) {
        qsort(d->slots, d->slots_n, sizeof *d->slots, slot_order);
        fill_slots(d, a);
    } else {
        fill_slot(d);
    }
}

/* Returns whether a fact makes a sitting. The date of a standing fact does not. */
static bool belongs_to_a_day(const struct fact *f)
{
    return f->date != DATE_NONE && f->class != CLASS_STANDING && f->class != CLASS_BOND &&
           f->class != CLASS_IDENTITY;
}

/*
 * Sorts by insertion: files are nearly always sorted, except for items without a time under a
 * visit, which move up a few places.
 */
static void sort(const struct fact **v, size_t n)
{
    size_t left = 8 * n; /* places; in a file in no order at all it would be their square */
    for (size_t i = 1, k; i < n; i++) {
        const struct fact *f = v[i];
        for (k = i; k && left && by_date_time(&v[k - 1], &f) > 0; k--, left--)
            v[k] = v[k - 1];
        v[k] = f;
    }
    if (left == 0)
        qsort(v, n, sizeof *v, by_date_time);
}

static struct slots slots_of(const struct guest *g, bool tables, struct arena *a)
{
    const struct fact **v = arena_room(a, g->n, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (belongs_to_a_day(&g->v[i]))
            v[n++] = &g->v[i];
    sort(v, n);
    struct slots out = {arena_room(a, n, sizeof *out.v), 0}; /* open_slot writes each whole */
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && v[to]->date == v[from]->date;)
            to++;
        struct day d = {v + from, to - from, out.v + out.n, 0, tables};
        one_day(&d, a);
        out.n += d.slots_n;
    }
    return out;
}

struct slots guest_slots(const struct guest *g, struct arena *a)
{
    return slots_of(g, true, a);
}

struct slots guest_sittings(const struct guest *g, struct arena *a)
{
    return slots_of(g, false, a);
}

const struct slot *slots_find(const struct slots *s, date_t date, daytime_t time)
{
    const struct slot *best = NULL;
    for (size_t i = 0; i < s->n; i++) {
        const struct slot *one = &s->v[i];
        if (one->date != date)
            continue;
        if (!best ||
            (time != TIME_NONE && minutes_apart(one, time) < minutes_apart(best, time)))
            best = one;
    }
    return best;
}

bool slot_happened(const struct slot *s, date_t today)
{
    return s->opened && s->date <= today &&
           (s->visit || s->items || (s->booked && s->booked->mark == '+'));
}

bool slot_unrecorded(const struct slot *s, date_t today)
{
    return s->booked && !s->booked->mark && s->date < today && !s->visit && !s->items;
}

bool slot_expected(const struct slot *s, date_t today)
{
    return s->booked && !s->booked->mark && s->date >= today && !slot_happened(s, today);
}

size_t slots_visits(const struct slots *s, date_t today, date_t *last)
{
    size_t visits = 0;
    *last = DATE_NONE;
    for (size_t i = 0; i < s->n; i++)
        if (slot_happened(&s->v[i], today)) {
            visits++;
            *last = s->v[i].date;
        }
    return visits;
}
