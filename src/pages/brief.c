#include "pages/brief.h"

#include "query/suspicious.h"

#include <stdlib.h>

void brief_prefilter(struct prefilter *n, date_t date, struct arena *a)
{
    struct buf day = BUF_INIT;
    date_add(&day, date);
    prefilter_any(n);
    n->bytes = buf_move(&day, a);
}

static struct brief_seat *add_seat(struct brief *b, struct brief_guest *who,
                                   const struct slot *slot, date_t date)
{
    b->seats = arena_grow(b->arena, b->seats, b->seats_n, &b->seats_cap, sizeof *b->seats);
    struct brief_seat *s = &b->seats[b->seats_n++];
    *s = (struct brief_seat){.who = who, .slot = slot, .date = date, .time = TIME_NONE};
    if (slot)
        s->time = slot->booked ? slot->booked->time : slot->time;
    return s;
}

static bool is_booking(const struct slot *s)
{
    return s->booked && (!s->booked->mark || s->booked->mark == '+');
}

bool brief_add_day(struct brief *b, struct brief_guest *who, date_t date)
{
    bool any = false;
    for (size_t i = 0; i < who->slots.n; i++)
        if (who->slots.v[i].date == date && is_booking(&who->slots.v[i])) {
            add_seat(b, who, &who->slots.v[i], date);
            any = true;
        }
    return any;
}

void brief_add_guest(struct brief *b, struct brief_guest *who, date_t date, size_t group)
{
    const struct slot *best = NULL;
    for (size_t i = 0; i < who->slots.n && !best; i++)
        if (who->slots.v[i].date >= date && is_booking(&who->slots.v[i]))
            best = &who->slots.v[i];
    struct brief_seat *s = add_seat(b, who, best, best ? best->date : date);
    s->group = group;
    s->asked = true;
}

/* Returns whether a slot is a booking or a recorded sitting. */
static bool is_sitting(const struct slot *s)
{
    return is_booking(s) || s->visit || (s->items && s->opened && !s->booked);
}

bool brief_add_sittings(struct brief *b, struct brief_guest *who, date_t date)
{
    bool any = false;
    for (size_t i = 0; i < who->slots.n; i++)
        if (who->slots.v[i].date == date && is_sitting(&who->slots.v[i])) {
            add_seat(b, who, &who->slots.v[i], date);
            any = true;
        }
    return any;
}

void brief_add_guest_on(struct brief *b, struct brief_guest *who, date_t date, size_t group)
{
    size_t before = b->seats_n;
    if (!brief_add_sittings(b, who, date))
        add_seat(b, who, NULL, date);
    for (size_t i = before; i < b->seats_n; i++) {
        b->seats[i].group = group;
        b->seats[i].asked = true;
    }
}

bool brief_is_asked(const struct brief *b, struct span id)
{
    for (size_t i = 0; i < b->seats_n; i++)
        if (b->seats[i].asked && span_eq(b->seats[i].who->guest.id, id))
            return true;
    return false;
}

/* Tables: the seats are joined two by two, each known by the first of its table. */

static size_t table_of(const struct brief *b, size_t i)
{
    while (b->seats[i].table != i)
        i = b->seats[i].table;
    return i;
}

static void join_tables(struct brief *b, size_t i, size_t k)
{
    size_t a = table_of(b, i), c = table_of(b, k);
    if (a < c)
        b->seats[c].table = a;
    else
        b->seats[a].table = c;
}

static bool one_hour(const struct brief_seat *a, const struct brief_seat *b)
{
    return a->date == b->date && a->time == b->time;
}

static size_t seat_of(const struct brief *b, struct span id, size_t like)
{
    for (size_t i = 0; i < b->seats_n; i++)
        if (one_hour(&b->seats[i], &b->seats[like]) && span_eq(b->seats[i].who->guest.id, id))
            return i;
    return SPAN_NONE;
}

/*
 * Adds a guest mentioned by seat `by` to its table: with the guest's own booking of that hour
 * if there is one, else without a booking.
 */
static void bring(struct brief *b, size_t by, struct brief_guest *who)
{
    size_t table = table_of(b, by);
    date_t date = b->seats[by].date;
    daytime_t time = b->seats[by].time;
    const struct slot *own = NULL;
    for (size_t i = 0; i < who->slots.n; i++)
        if (who->slots.v[i].date == date && is_booking(&who->slots.v[i]) &&
            who->slots.v[i].booked->time == time)
            own = &who->slots.v[i];
    struct brief_seat *s = add_seat(b, who, own, date);
    s->time = time;
    s->table = table;
}

/*
 * Follows the mentions of each seat: joins seats, then (`bringing`) adds guests without a seat.
 */
static void follow_mentions(struct brief *b, size_t i, bool bringing)
{
    const struct slot *slot = b->seats[i].slot;
    for (size_t k = 0; slot && k < slot->n; k++) {
        struct span rest = slot->facts[k]->text, mention;
        if (slot->facts[k] != slot->booked && slot->facts[k] != slot->visit)
            continue;
        while (mention_next(&rest, &mention)) {
            struct brief_guest *who = NULL;
            size_t at = seat_of(b, mention, i);
            if (at == SPAN_NONE && (who = b->find(b->ctx, mention)) != NULL)
                at = seat_of(b, who->guest.id, i);
            if (at != SPAN_NONE)
                join_tables(b, i, at);
            else if (who && bringing)
                bring(b, i, who);
        }
    }
}

/* Returns when a seat comes in the order of its day: minutes, past midnight those before
 * `day-ends`, and last a time that is not known. */
static int minute_of(const struct brief *b, const struct brief_seat *s)
{
    const int day = 24 * 60;
    if (s->time == TIME_NONE)
        return 2 * day;
    return s->time < b->day_ends ? s->time + day : s->time;
}

static int by_arrival(const void *x, const void *y)
{
    const struct brief_seat *a = x, *b = y;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    if (a->minute != b->minute)
        return a->minute < b->minute ? -1 : 1;
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    return (a->group > b->group) - (a->group < b->group);
}

/* Gives a guest who was asked for without a booking the hour of a booked one of the group. */
static void keep_together(struct brief *b)
{
    for (size_t i = 0; i < b->seats_n; i++)
        for (size_t k = 0; !b->seats[i].slot && k < b->seats_n; k++)
            if (b->seats[k].slot && b->seats[k].group == b->seats[i].group) {
                b->seats[i].date = b->seats[k].date;
                b->seats[i].time = b->seats[k].time;
                break;
            }
}

static bool is_same_guest(const struct brief_seat *a, const struct brief_seat *b)
{
    return a->date == b->date && span_eq(a->who->guest.id, b->who->guest.id);
}

/* Returns whether a seat without a booking is of a guest mentioned at another table that day.
 */
static bool sits_elsewhere(const struct brief *b, const struct brief_seat *s)
{
    for (size_t i = 0; i < b->seats_n && s->asked && !s->slot && s->time == TIME_NONE; i++)
        if (b->seats[i].time != TIME_NONE && is_same_guest(&b->seats[i], s))
            return true;
    return false;
}

/*
 * Removes the tables without a guest who was asked for. A guest mentioned by another guest's
 * line sits at that table too.
 */
static void keep_asked(struct brief *b)
{
    bool *keep = ARENA_NEW(b->arena, bool, b->seats_n),
         *drop = ARENA_NEW(b->arena, bool, b->seats_n);
    size_t *asked = ARENA_NEW(b->arena, size_t, b->seats_n), asked_n = 0, n = 0;
    for (size_t i = 0; i < b->seats_n; i++) {
        drop[i] = sits_elsewhere(b, &b->seats[i]);
        if (b->seats[i].asked)
            asked[asked_n++] = i;
    }
    for (size_t i = 0; i < b->seats_n; i++)
        for (size_t k = 0; k < asked_n && !keep[b->seats[i].table]; k++)
            keep[b->seats[i].table] = is_same_guest(&b->seats[i], &b->seats[asked[k]]);
    for (size_t i = 0; i < b->seats_n; i++)
        if (keep[b->seats[i].table] && !drop[i])
            b->seats[n++] = b->seats[i];
    b->seats_n = n;
}

void brief_tables(struct brief *b)
{
    size_t n = b->seats_n;
    keep_together(b);
    for (size_t i = 0; i < n; i++)
        b->seats[i].table = i;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; b->seats[i].group && k < i; k++)
            if (b->seats[k].group == b->seats[i].group && one_hour(&b->seats[i], &b->seats[k]))
                join_tables(b, i, k);
    for (size_t i = 0; i < n; i++)
        follow_mentions(b, i, false);
    for (size_t i = 0; i < b->seats_n; i++) /* who is brought may bring others */
        follow_mentions(b, i, true);
    for (size_t i = 0; i < b->seats_n; i++)
        b->seats[i].table = table_of(b, i);
    if (b->some)
        keep_asked(b);
    for (size_t i = 0; i < b->seats_n; i++) {
        b->seats[i].group = i; /* from here on: the order in which they were added */
        b->seats[i].minute = minute_of(b, &b->seats[i]);
    }
    if (b->seats_n)
        qsort(b->seats, b->seats_n, sizeof *b->seats, by_arrival);
}

/* Returns whether no page looks for the fact among all of the guest. */
static bool is_in_slots(const struct brief *b, const struct fact *f)
{
    bool chosen = b->house && b->house->brief_set, /* which may be items */
        booked = f->key == KEY_BOOKED && f->mark != '~';
    return !chosen &&
           (f->class == CLASS_ITEM || f->key == KEY_VISIT || booked || f->kind != LINE_FACT);
}

const struct guest *brief_told(const struct brief *b, const struct brief_seat *seat)
{
    struct brief_guest *who = seat->who;
    const struct guest *g = &who->guest;
    if (who->why && who->why_day == seat->date)
        return &who->told;
    who->told = (struct guest){.id = g->id, .src = g->src, .v = who->told.v};
    who->why = arena_grow(b->arena, who->why, 0, &who->why_cap, sizeof *who->why);
    who->why_day = seat->date;
    for (size_t i = 0; i < g->n; i++) {
        const char *why = suspicious_line(&g->v[i], b->keys, seat->date);
        size_t n = who->told.n;
        if (!why && is_in_slots(b, &g->v[i]))
            continue;
        who->told.v = arena_grow(b->arena, who->told.v, n, &who->told_cap, sizeof *g->v);
        who->why = arena_grow(b->arena, who->why, n, &who->why_cap, sizeof *who->why);
        who->told.v[n] = g->v[i];
        who->why[n] = why;
        who->told.n++;
    }
    return &who->told;
}

const char *brief_why(const struct brief *b, const struct brief_seat *seat,
                      const struct fact *f)
{
    const struct guest *told = brief_told(b, seat);
    return seat->who->why[f - told->v];
}

const struct brief_seat *brief_as_at(struct brief *b, const struct brief_seat *seat,
                                     size_t dishes)
{
    enum { DISH = 16, FINDING = 64 }; /* bytes of the page, or as much work */
    struct brief_guest *who = seat->who;
    if (!who->whole || who->whole->date != seat->date) {
        who->whole = seat;
        who->refers = false;
    } else if (who->last != seat) {
        b->repeated += who->guest.src.n + FINDING * who->against + DISH * dishes;
        who->refers = b->repeated > BRIEF_REPEATED;
    }
    who->last = seat;
    return who->refers ? who->whole : NULL;
}

struct span brief_as_at_text(const struct brief *b, const struct brief_seat *whole)
{
    struct buf time = BUF_INIT, text = BUF_INIT;
    time_add(&time, whole->time);
    phrase_add1(&text, b->language, "allergies, dishes and all else: as at {1}",
                buf_span(&time));
    buf_release(&time);
    return buf_move(&text, b->arena);
}

size_t brief_table_size(const struct brief *b, size_t from)
{
    size_t n = 1;
    while (from + n < b->seats_n && b->seats[from + n].table == b->seats[from].table)
        n++;
    return n;
}

const struct brief_seat *brief_other_booking(const struct brief *b,
                                             const struct brief_seat *seat)
{
    for (size_t i = 0; seat->slot && i < b->seats_n; i++) {
        const struct brief_seat *other = &b->seats[i];
        if (other->slot && other->table != seat->table && is_same_guest(other, seat))
            return other;
    }
    return NULL;
}
