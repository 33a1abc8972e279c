#include "entry/sitting.h"

#include "cli/guests.h"
#include "pages/sheet.h"

#include <stdlib.h>

enum { REACH = 3 * 60 /* minutes: as text/visit.h */ };

static int wrong(struct seating *s, const struct sheet_guest *at, const char *name,
                 struct span message, struct span remedy)
{
    app_diag(s->app, &(struct diag){DIAG_ERROR, s->path, at->line, at->id, at->lineno, name,
                                    message, remedy});
    return STATUS_FILE;
}

/* Finds a guest by id or former id; the beginning of an id is not enough. */
static int find_guest(struct seating *s, struct sitting *one)
{
    struct app *app = s->app;
    struct err e = ERR_INIT;
    const struct sheet_guest *at = one->at;
    int got = store_mention(&app->store, at->id, MENTION_IN_FILES, &one->id, &app->arena, &e);
    if (got < 0)
        return app_fail(app, &e);
    if (got == 0 || (one->id.n < at->id.n && span_starts(at->id, one->id)))
        return wrong(
            s, at, "unknown-guest", SPAN("unknown guest id"),
            SPAN("to list ids: journal list --ids; to create a guest: journal new NAME"));
    if (!span_eq(one->id, at->id))
        app_note("@%.*s is @%.*s now", SPAN_ARG(at->id), SPAN_ARG(one->id));
    return app_load(app, one->id, &one->guest);
}

static size_t opened_on(const struct slots *slots, date_t date)
{
    size_t n = 0;
    for (size_t i = 0; i < slots->n; i++)
        n += slots->v[i].date == date && slots->v[i].opened;
    return n;
}

static bool is_off(const struct slot *s)
{
    return s->booked && s->booked->mark == '-' && !s->visit && !s->items;
}

static bool is_at(const struct slot *s, daytime_t time)
{
    return s->time == time || (s->booked && s->booked->time == time);
}

static int minutes_apart(const struct slot *s, daytime_t time)
{
    return s->time == TIME_NONE || time == TIME_NONE ? REACH : abs(s->time - time);
}

/* Returns the sitting of that hour, else the nearest one that may be it. */
static const struct slot *find_slot(const struct slots *slots, date_t date, daytime_t time)
{
    const struct slot *best = NULL;
    for (size_t i = 0; i < slots->n; i++) {
        const struct slot *s = &slots->v[i];
        if (s->date != date || !s->opened || is_off(s) || minutes_apart(s, time) > REACH)
            continue;
        if (is_at(s, time))
            return s;
        if (!best || minutes_apart(s, time) < minutes_apart(best, time))
            best = s;
    }
    return best;
}

static int find_sitting(struct seating *s, struct sitting *one)
{
    const struct sheet_guest *at = one->at;
    date_t date = s->date;
    one->slots = guest_slots(&one->guest, &s->app->arena);
    one->slot = find_slot(&one->slots, date, one->t->time);
    one->timed = opened_on(&one->slots, date) + !one->slot > 1;
    bool untimed = one->slot && is_at(one->slot, TIME_NONE); /* "##" is that sitting */
    if (one->timed && one->t->time == TIME_NONE && !untimed)
        return wrong(s, at, "which-sitting", SPAN("this guest has several sittings that day"),
                     SPAN("write the time of the table: ## HH:MM"));
    return 0;
}

static void index_items(struct seating *s, struct sitting *one)
{
    struct arena *a = &s->app->arena;
    one->items = SET_INIT(a);
    size_t n = one->slot ? one->slot->n : 0, k;
    one->next = ARENA_NEW(a, size_t, n);
    for (size_t i = n; i-- > 0;) {
        const struct fact *f = one->slot->facts[i];
        if (f->class != CLASS_ITEM)
            continue;
        bool new = set_add(&one->items, sheet_item_key(f, a), &k);
        if (new)
            one->first = arena_grow(a, one->first, k, &one->cap, sizeof *one->first);
        one->next[i] = new ? SET_NONE : one->first[k];
        one->first[k] = i;
    }
}

size_t sitting_first_item(const struct sitting *one, struct span key)
{
    size_t k = set_find(&one->items, key);
    return k == SET_NONE ? SET_NONE : one->first[k];
}

/* Refuses two letters for one guest, or a guest at two tables of an hour: recorded twice. */
static int find_twice(struct seating *s, const struct sitting *one)
{
    struct buf b = BUF_INIT;
    time_add(&b, one->t->time);
    buf_char(&b, ' ');
    buf_add(&b, one->id);
    bool new = set_add(&s->seated, buf_move(&b, &s->app->arena), NULL);
    return new ? 0
               : wrong(s, one->at, "twice",
                       SPAN("this guest is already on the sheet at the same time"),
                       SPAN("remove one of the lines, and its column"));
}

int sittings_find(struct seating *s, const struct sheet_table *t, struct sitting **v)
{
    int status = 0;
    *v = ARENA_NEW(&s->app->arena, struct sitting, t->guests_n);
    for (size_t i = 0; i < t->guests_n; i++) {
        struct sitting *one = *v + i;
        *one = (struct sitting){.t = t, .at = &t->guests[i]};
        int bad = find_guest(s, one);
        if (!bad)
            bad = err_graver(find_twice(s, one), find_sitting(s, one));
        if (!bad)
            index_items(s, one);
        status = err_graver(status, bad);
    }
    return status;
}
