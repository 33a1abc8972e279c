#include "entry/booking.h"

#include "cli/args.h"
#include "entry/company.h"
#include "cli/guests.h"

#include "base/num.h"
#include "base/quote.h"
#include "text/spoken.h"

bool when_take(struct app *app, int *at, enum day_sense sense, struct when *w)
{
    date_t d = app_take_date(app, at, sense);
    if (d == DATE_NONE)
        return false;
    *w = (struct when){d, app_take_time(app, at)};
    return true;
}

/* Returns whether a word begins with a digit and is not a number of covers. */
static bool is_number(struct span word)
{
    struct span number;
    return num_digits(word) && span_chr(word, ' ') == SPAN_NONE && !covers_find(word, &number);
}

int when_time(struct app *app, int *at, daytime_t *time)
{
    *time = app_take_time(app, at);
    if (*time != TIME_NONE || *at >= app->args_n || !is_number(app_arg(app, *at)))
        return 0;
    return app_no_time(app, NULL, app->args[*at]);
}

int when_text(struct app *app, int at)
{
    if (at + 1 != app->args_n)
        return 0;
    struct span text = app_arg(app, at);
    if (spoken_is_like_day(text) && !spoken_is_like_hour(text))
        return app_no_date(app, NULL, app->args[at], DAY_COMING);
    return is_number(text) ? app_no_time(app, NULL, app->args[at]) : 0;
}

static bool is_open(const struct slot *s, const struct fact *f)
{
    return !f->mark && !s->visit && !s->items;
}

static bool is_meant(const struct app *app, const struct fact *f, const struct when *w,
                     enum booking_default d)
{
    if (w->time != TIME_NONE && f->time != w->time)
        return false;
    if (w->date == DATE_NONE)
        return d == BOOKING_NEXT ? f->date >= app->today : f->date == app->today;
    return f->date == w->date;
}

/* Returns whether a booking is before `day-ends`, so that it is one of the last of its day. */
static bool is_late(const struct app *app, const struct fact *f)
{
    return f->time != TIME_NONE && f->time < app->store.set.day_ends;
}

/* Puts the last booking, which is not late, before the late ones of its day. */
static void put_before_late(const struct app *app, struct bookings *all)
{
    struct booking last = all->v[all->n - 1];
    size_t i = all->n - 1;
    if (is_late(app, last.fact))
        return;
    for (; i && all->v[i - 1].fact->date == last.fact->date && is_late(app, all->v[i - 1].fact);
         i--)
        all->v[i] = all->v[i - 1];
    all->v[i] = last;
}

/* Collects all bookings of the guest, by day and hour. */
static void collect(struct app *app, const struct guest *g, struct bookings *all)
{
    struct slots slots = guest_slots(g, &app->arena);
    for (size_t i = 0; i < slots.n; i++)
        for (size_t k = 0; k < slots.v[i].n; k++)
            if (slots.v[i].facts[k]->key == KEY_BOOKED) {
                all->v = arena_grow(&app->arena, all->v, all->n, &all->cap, sizeof *all->v);
                all->v[all->n++] = (struct booking){*g, slots.v[i].facts[k], &slots.v[i]};
                put_before_late(app, all);
            }
}

static void list_line(struct buf *b, const struct fact *f)
{
    buf_str(b, "\n  ");
    buf_add(b, span_head(span_trim(f->line), 120));
}

/* Appends " on 2026-12-06 at 19:30"; without a day " in the future" or " today". */
static void add_when(struct buf *b, const struct when *w, enum booking_default d)
{
    if (w->date == DATE_NONE)
        buf_str(b, d == BOOKING_NEXT ? " in the future" : " today");
    else
        buf_str(b, " on ");
    date_add(b, w->date);
    buf_str(b, w->time == TIME_NONE ? "" : " at ");
    time_add(b, w->time);
}

static void add_open(struct buf *b, const struct bookings *all)
{
    bool first = true;
    for (size_t i = 0; i < all->n; i++)
        if (is_open(all->v[i].slot, all->v[i].fact)) {
            buf_str(b, first ? "; these are open:" : "");
            list_line(b, all->v[i].fact);
            first = false;
        }
}

/* Appends how a booking ended, and for a future one the command that books it again. */
static void add_fate(struct buf *b, const struct booking *was, date_t today)
{
    const struct fact *f = was->fact;
    struct span name = guest_name(&was->guest);
    bool came = f->mark == '+' || was->slot->visit || was->slot->items;
    buf_fmt(b, "%.*s's booking of ", SPAN_ARG(name));
    date_add_time(b, f->date, f->time);
    buf_str(b, f->mark == '-'   ? " was cancelled"
               : f->mark == '~' ? " was marked as a no-show"
                                : " is recorded as a visit");
    if (came || f->date < today)
        return;
    buf_fmt(b, "\nto book it again: journal book %.*s ", SPAN_ARG(was->guest.id));
    date_add_time(b, f->date, f->time);
}

static int none_found(struct app *app, const struct guest *g, const struct bookings *all,
                      const struct when *w, enum booking_default d)
{
    struct err e = ERR_INIT;
    struct buf b = BUF_INIT;
    struct span name = guest_name(g);
    const struct booking *closed = NULL;
    for (size_t i = 0; i < all->n && !closed; i++)
        if (is_meant(app, all->v[i].fact, w, d) && !is_open(all->v[i].slot, all->v[i].fact))
            closed = &all->v[i];
    if (closed) {
        add_fate(&b, closed, app->today);
    } else {
        buf_fmt(&b, "%.*s has no booking", SPAN_ARG(name));
        add_when(&b, w, d);
        add_open(&b, all);
    }
    err_set(&e, STATUS_NO, "%s", buf_cstr(&b));
    buf_release(&b);
    app_fail(app, &e);
    return -1;
}

static int several(struct app *app, const struct booking *const *v, size_t n)
{
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%zu bookings match; add the day and the time:", n);
    for (size_t i = 0; i < n; i++)
        list_line(&b, v[i]->fact);
    app_usage(app, "%s", buf_cstr(&b));
    buf_release(&b);
    return -1;
}

int booking_find(struct app *app, struct span id, const struct when *w, enum booking_default d,
                 char mark, struct booking *found)
{
    struct guest g;
    struct bookings all = {0};
    if (app_facts(app, id, &g))
        return -1;
    collect(app, &g, &all);
    const struct booking **hits = ARENA_NEW(&app->arena, const struct booking *, all.n);
    const struct booking *marked = NULL;
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++) {
        const struct booking *b = &all.v[i];
        if (!is_meant(app, b->fact, w, d))
            continue;
        if (is_open(b->slot, b->fact) &&
            (n == 0 || w->date != DATE_NONE || b->fact->date == hits[0]->fact->date))
            hits[n++] = b;
        if (mark && b->fact->mark == mark && !marked)
            marked = b;
    }
    if (n > 1)
        return several(app, hits, n);
    if (n == 0 && !marked)
        return none_found(app, &g, &all, w, d);
    *found = n ? *hits[0] : *marked;
    return n ? 1 : 0;
}

static bool has_guest(const struct bookings *all, struct span id)
{
    for (size_t i = 0; i < all->n; i++)
        if (span_eq(all->v[i].guest.id, id))
            return true;
    return false;
}

static bool names(struct app *app, const struct fact *f, struct span id, struct err *e)
{
    struct span rest = f->text, mention, known;
    while (mention_next(&rest, &mention))
        if (store_mention(&app->store, mention, MENTION_BY_ID, &known, &app->arena, e) > 0 &&
            span_eq(known, id))
            return true;
    return false;
}

/* Adds the mentioned guest's line of that hour, if it mentions the first guest too. */
static void add_member(struct app *app, struct span id, const struct booking *by,
                       struct bookings *all, struct err *e)
{
    struct guest g;
    struct bookings theirs = {0};
    if (has_guest(all, id) || store_load(&app->store, id, &g, &app->arena, e) <= 0)
        return;
    collect(app, &g, &theirs);
    for (size_t i = 0; i < theirs.n; i++) {
        const struct fact *f = theirs.v[i].fact;
        if (f->date == by->fact->date && f->time == by->fact->time &&
            (!f->mark || f->mark == by->fact->mark) && names(app, f, by->guest.id, e)) {
            all->v = arena_grow(&app->arena, all->v, all->n, &all->cap, sizeof *all->v);
            all->v[all->n++] = theirs.v[i];
            return;
        }
    }
}

/*
 * Fails if a file cannot be read now, because half a party must not be moved. A file that will
 * always be refused is reported and skipped.
 */
int booking_party(struct app *app, const struct booking *first, struct bookings *all)
{
    struct span mention, known;
    *all = (struct bookings){ARENA_NEW(&app->arena, struct booking, 1), 1, 1};
    all->v[0] = *first;
    for (size_t i = 0; i < all->n; i++) {
        struct booking by = all->v[i];
        struct span rest = by.fact->text;
        while (mention_next(&rest, &mention)) {
            struct err e = ERR_INIT;
            if (store_mention(&app->store, mention, MENTION_BY_ID, &known, &app->arena, &e) > 0)
                add_member(app, known, &by, all, &e);
            if (e.status && app_fail(app, &e) == STATUS_SYSTEM)
                return STATUS_SYSTEM;
        }
    }
    return 0;
}

void booking_rewrite(struct app *app, struct entries *e, const struct booking *b,
                     const struct when *w, char mark, struct span how)
{
    struct buf text = BUF_INIT, line = BUF_INIT;
    buf_add(&text, b->fact->text);
    if (how.n) {
        buf_str(&text, "; ");
        buf_add(&text, how);
    }
    fact_write(&line, w->date, w->time, SPAN("booked"), mark, buf_span(&text));
    entries_swap(app, e, b->guest.id, b->fact->line, arena_copy(&app->arena, buf_span(&line)));
    buf_release(&text);
    buf_release(&line);
}

void booking_leave_out(struct app *app, struct entries *e, const struct booking *b,
                       struct span id)
{
    struct span text = company_without(app, id, b->fact->text), number;
    size_t least = company_of(app, b->guest.id, text).n;
    int covers = covers_find(text, &number);
    struct buf line = BUF_INIT;
    if (number.n && covers > (int)least)
        text =
            arena_fmt(&app->arena, "%.*s%d%.*s", (int)(number.p - text.p), text.p, covers - 1,
                      SPAN_ARG(span_between(number.p + number.n, text.p + text.n)));
    fact_write(&line, b->fact->date, b->fact->time, SPAN("booked"), b->fact->mark, text);
    entries_swap(app, e, b->guest.id, b->fact->line, buf_move(&line, &app->arena));
}

/* ---- what is odd about bookings ---- */

/* Reports a booking that names more guests than it has covers. */
static void review_covers(struct app *app, const struct booking *b)
{
    struct span number;
    struct buf command = BUF_INIT;
    int covers = covers_find(b->fact->text, &number);
    struct party named = company_of(app, b->guest.id, b->fact->text);
    if (!covers || (size_t)covers >= named.n)
        return;
    buf_fmt(&command, "%.*s ", SPAN_ARG(b->guest.id));
    date_add_time(&command, b->fact->date, b->fact->time);
    app_note(
        "the booking is for %d and names %zu guests; to correct it: journal book %s 'for %zu'",
        covers, named.n, buf_cstr(&command), named.n);
    buf_release(&command);
}

/* Reports another booking of that day. One without a time is taken out by its line. */
static void review_other(const struct booking *b)
{
    struct buf command = BUF_INIT;
    struct span name = guest_name(&b->guest), line = span_trim(b->fact->line);
    bool timed = b->fact->time != TIME_NONE;
    buf_fmt(&command, "%s %.*s ", timed ? "cancel --only" : "remove", SPAN_ARG(b->guest.id));
    if (timed)
        date_add_time(&command, b->fact->date, b->fact->time);
    else
        quote_add(&command, line);
    app_note("%.*s has another booking that day: %.*s\nif they do not come twice: journal %s",
             SPAN_ARG(name), SPAN_ARG(line), buf_cstr(&command));
    buf_release(&command);
}

static void review_guest(struct app *app, struct span id, const struct when *w, bool first)
{
    struct guest g;
    struct bookings all = {0};
    if (app_facts(app, id, &g))
        return;
    collect(app, &g, &all);
    for (size_t i = 0; i < all.n; i++) {
        const struct booking *b = &all.v[i];
        if (b->fact->date != w->date || !is_open(b->slot, b->fact))
            continue;
        if (b->fact->time != w->time)
            review_other(b);
        else if (first)
            review_covers(app, b);
    }
}

void booking_review(struct app *app, const struct party *p, const struct when *w)
{
    for (size_t i = 0; i < p->n; i++)
        review_guest(app, p->ids[i], w, i == 0);
}
