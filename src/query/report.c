#include "query/report.h"

#include <stdlib.h>

bool report_by_parse(struct span word, enum report_by *by)
{
    static const char *const words[] = {"month", "week", "year", "weekday"};
    for (int i = 0; i < 4; i++)
        if (span_is(word, words[i])) {
            *by = (enum report_by)i;
            return true;
        }
    return false;
}

const struct report_kind *report_find(struct span name)
{
    static const struct report_kind *const all[] = {&report_dishes, &report_visits,
                                                    &report_guests, &report_open};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (span_is(name, all[i]->name))
            return all[i];
    return NULL;
}

bool report_covers(const struct report *r, date_t d)
{
    return d != DATE_NONE && d <= r->today && (r->since == DATE_NONE || d >= r->since) &&
           (r->until == DATE_NONE || d <= r->until);
}

static struct tally *one_more(struct tallies *t, struct arena *a)
{
    t->v = arena_grow(a, t->v, t->n, &t->cap, sizeof *t->v);
    return &t->v[t->n++];
}

struct tally *tally_give(struct gathering *own)
{
    struct tally *one = one_more(&own->given, &own->arena);
    *one = (struct tally){.first = DATE_NONE, .last = DATE_NONE, .days = -1};
    return one;
}

static int by_key(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    int c = span_cmp(a->key, b->key);
    if (c == 0)
        c = span_cmp(a->kind, b->kind);
    return c ? c : (a->days > b->days) - (a->days < b->days);
}

static bool same(const struct tally *a, const struct tally *b)
{
    return a->days == b->days && span_eq(a->key, b->key) && span_eq(a->kind, b->kind);
}

/*
 * Adds one tally to another. The latest name wins, and of two of one day the one that sorts
 * last, so that the order of the workers does not matter.
 */
static void add_tally(struct tally *to, const struct tally *from, struct arena *a)
{
    for (size_t i = 0; i < TALLY_NUMBERS; i++)
        to->n[i] += from->n[i];
    to->guests += from->guests;
    if (from->first < to->first)
        to->first = from->first;
    if (from->last >= to->last) {
        int c = span_cmp(from->name, to->name);
        if (c != 0 && (from->last > to->last || c > 0))
            to->name = arena_copy(a, from->name);
        to->last = from->last;
    }
}

/* Returns the place of that tally, or where to put it. */
static uint32_t *place_of(const struct gathering *own, const struct tally *t)
{
    size_t at =
        (span_quick_hash(t->key, 0) ^ (uint32_t)t->days * 2654435761u) & (own->places_n - 1);
    while (own->places[at] && !same(&own->sum.v[own->places[at] - 1], t))
        at = (at + 1) & (own->places_n - 1);
    return &own->places[at];
}

static void widen(struct gathering *own)
{
    own->places_n = own->places_n ? own->places_n * 2 : 64;
    own->places = ARENA_NEW(&own->arena, uint32_t, own->places_n);
    for (size_t i = 0; i < own->sum.n; i++)
        *place_of(own, &own->sum.v[i]) = (uint32_t)i + 1;
}

struct tally *tally_add(struct gathering *own, const struct tally *t)
{
    if (own->sum.n * 2 >= own->places_n)
        widen(own);
    uint32_t *place = place_of(own, t);
    if (*place) {
        add_tally(&own->sum.v[*place - 1], t, &own->arena);
        return &own->sum.v[*place - 1];
    }
    struct tally *new = one_more(&own->sum, &own->arena);
    *new = *t;
    new->key = arena_copy(&own->arena, t->key);
    new->name = arena_copy(&own->arena, t->name);
    new->kind = arena_copy(&own->arena, t->kind);
    *place = (uint32_t)own->sum.n;
    return new;
}

void tally_count(struct gathering *own, const struct tally *t, uint32_t *place)
{
    struct tally *one = *place ? &own->sum.v[*place - 1] : NULL;
    if (one)
        add_tally(one, t, &own->arena);
    else
        one = tally_add(own, t);
    *place = (uint32_t)(one - own->sum.v) + 1;
    one->guests += one->latest != own->guests;
    one->latest = own->guests;
}

void report_gather(const struct report *r, const struct guest *g, struct gathering *own,
                   struct arena *scratch)
{
    own->given.n = 0;
    own->guests++;
    r->kind->gather(r, g, own, scratch);
    for (size_t i = 0; i < own->given.n; i++)
        tally_count(own, &own->given.v[i], &(uint32_t){0});
}

void gathering_add(struct gathering *to, const struct gathering *from)
{
    for (size_t i = 0; i < from->sum.n; i++)
        tally_add(to, &from->sum.v[i]);
    buf_add(&to->sittings, buf_span(&from->sittings));
}

void gathering_release(struct gathering *own)
{
    arena_release(&own->arena);
    buf_release(&own->sittings);
    *own = GATHERING_INIT;
}

void report_emit(const struct report *r, struct gathering *all, size_t top, struct sink *out)
{
    if (r->kind->finish)
        r->kind->finish(r, all);
    if (all->sum.n)
        qsort(all->sum.v, all->sum.n, sizeof *all->sum.v, by_key);
    r->kind->emit(r, &all->sum, top, out);
}

size_t tallies_most(const struct tallies *t, size_t which)
{
    size_t most = 0;
    for (size_t i = 0; i < t->n; i++)
        most = t->v[i].n[which] > most ? t->v[i].n[which] : most;
    return most;
}
