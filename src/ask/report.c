#include "ask/report.h"

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

struct tally *tally_add(struct tallies *t, struct arena *a)
{
    t->v = arena_grow(a, t->v, t->n, &t->cap, sizeof *t->v);
    struct tally *one = &t->v[t->n++];
    *one = (struct tally){.first = DATE_NONE, .last = DATE_NONE, .days = -1};
    return one;
}

static int by_key(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    int c = span_cmp(a->key, b->key);
    if (c == 0)
        c = span_cmp(a->kind, b->kind);
    if (c == 0)
        c = (a->days > b->days) - (a->days < b->days);
    if (c == 0) /* of one key the order must not depend on who gathered first */
        c = (a->last > b->last) - (a->last < b->last);
    return c ? c : span_cmp(a->name, b->name);
}

static void add(struct tally *to, const struct tally *from)
{
    for (size_t i = 0; i < TALLY_NUMBERS; i++)
        to->n[i] += from->n[i];
    if (to->first == DATE_NONE || (from->first != DATE_NONE && from->first < to->first))
        to->first = from->first;
    if (from->last >= to->last) {
        to->last = from->last;
        to->name = from->name;
    }
}

void tallies_add_up(struct tallies *t, struct arena *a)
{
    size_t n = 0;
    if (t->n)
        qsort(t->v, t->n, sizeof *t->v, by_key);
    for (size_t i = 0; i < t->n; i++) {
        const struct tally *one = &t->v[i];
        if (n && span_eq(t->v[n - 1].key, one->key) && span_eq(t->v[n - 1].kind, one->kind) &&
            t->v[n - 1].days == one->days)
            add(&t->v[n - 1], one);
        else
            t->v[n++] = *one;
    }
    t->n = n;
    for (size_t i = 0; i < n; i++) {
        t->v[i].key = arena_copy(a, t->v[i].key);
        t->v[i].name = arena_copy(a, t->v[i].name);
        t->v[i].kind = arena_copy(a, t->v[i].kind);
    }
}

size_t tallies_most(const struct tallies *t, size_t which)
{
    size_t most = 0;
    for (size_t i = 0; i < t->n; i++)
        most = t->v[i].n[which] > most ? t->v[i].n[which] : most;
    return most;
}
