#include "cmd/commands.h"

#include "base/num.h"
#include "cli/args.h"
#include "entry/booking.h"
#include "entry/company.h"
#include "cli/guests.h"
#include "entry/incident.h"
#include "entry/input.h"

/*
 * Returns the line that this booking corrects, or else one that it opens again: of that day and
 * hour, or, if no hour was given, the day's only one. Skips bookings with a recorded visit.
 */
static const struct fact *find_old(const struct guest *g, const struct when *w)
{
    const struct fact *open = NULL, *closed = NULL;
    size_t open_n = 0, closed_n = 0;
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->key != KEY_BOOKED || f->date != w->date || f->mark == '+' ||
            (w->time != TIME_NONE && f->time != w->time))
            continue;
        if (f->mark && closed_n++ == 0)
            closed = f;
        else if (!f->mark && open_n++ == 0)
            open = f;
    }
    bool any = w->time != TIME_NONE; /* lines of one hour are one sitting */
    if (open_n)
        return any || open_n == 1 ? open : NULL;
    return any || closed_n == 1 ? closed : NULL;
}

/* Reads DATE [TIME], or TIME, which is of today. "1930" and "20.11" may be days. */
static int parse_when(struct app *app, int *at, struct when *w)
{
    struct span word = app_arg(app, *at);
    if (when_take(app, at, DAY_COMING, w))
        return w->time == TIME_NONE ? when_time(app, at, &w->time) : 0;
    bool day = num_digits(word) > 2 || span_chr(word, '.') != SPAN_NONE;
    *w = (struct when){app->today, day ? TIME_NONE : app_take_time(app, at)};
    if (w->time != TIME_NONE)
        return 0;
    return !day && spoken_is_like_hour(word) && !spoken_is_like_day(word)
               ? app_no_time(app, NULL, word.p)
               : app_no_date_at(app, *at, DAY_COMING);
}

/* Returns the hour of the booking, or, if none was given, of one that the party has already. */
static daytime_t common_hour(const struct guest *guests, size_t n, const struct when *w)
{
    for (size_t i = 0; i < n && w->time == TIME_NONE; i++) {
        const struct fact *old = find_old(&guests[i], w);
        if (old && old->time != TIME_NONE)
            return old->time;
    }
    return w->time;
}

static void book_one(struct app *app, struct entries *e, const struct party *p, size_t self,
                     const struct guest *g, const struct when *w, struct span text)
{
    struct buf line = BUF_INIT;
    const struct fact *old = find_old(g, w);
    text = old && !text.n ? old->text : text;
    text = company_text(app, p, self, old, text);
    fact_write(&line, w->date, w->time, SPAN("booked"), 0, text);
    struct span made = buf_move(&line, &app->arena);
    if (old)
        entries_swap(app, e, g->id, old->line, made);
    else
        entries_add(app, e, g->id, made);
}

static int book(struct app *app, const struct party *p, struct when *w, struct span text)
{
    struct entries e = {0};
    struct guest *guests = ARENA_NEW(&app->arena, struct guest, p->n);
    for (size_t i = 0; i < p->n; i++)
        if (app_facts(app, p->ids[i], &guests[i]))
            return app->status;
    w->time = common_hour(guests, p->n, w);
    for (size_t i = 0; i < p->n; i++)
        book_one(app, &e, p, i, &guests[i], w, text);
    int status = write_and_warn(app, &e);
    if (status == 0)
        booking_review(app, p, w);
    return status;
}

/* Reports an hour after midnight of a house whose days end at midnight: "tonight 12am". */
static void warn_of_night(const struct app *app, const struct when *w)
{
    enum { MORNING = 5 * 60 };
    struct buf b = BUF_INIT;
    if (w->time == TIME_NONE || w->time >= MORNING || app->store.set.day_ends)
        return;
    date_add_time(&b, w->date, w->time);
    buf_str(&b, " is before that day; for the night after it: ");
    date_add_time(&b, w->date + 1, w->time);
    app_note("warning: %s", buf_cstr(&b));
    buf_release(&b);
}

static int run(struct app *app)
{
    struct party party;
    struct when w;
    struct span text;
    int at = 1;
    if (app->args_n == 0)
        return app_usage(app, "missing GUEST");
    if (app->args_n == 1)
        return app_usage(app, "missing DATE");
    if (parse_when(app, &at, &w))
        return app->status;
    int status = input_words(app, at, &text);
    status = err_graver(status, app_party(app, app_arg(app, 0), &party));
    if (status)
        return status;
    if (w.date < app->today)
        app_note("warning: that day is past; use `journal add` for a visit");
    warn_of_night(app, &w);
    return book(app, &party, &w,
                company_mentions(app, &(struct company_names){0}, &party, text));
}

const struct command cmd_book = {
    .name = "book",
    .synopsis = "GUEST[,GUEST...] DATE [TIME] [TEXT]",
    .summary = "record a booking for one guest or a party",
    .example = "aiko fri 19:30 'dinner for 2; counter'",
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run,
};
