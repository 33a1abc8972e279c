#include "cmd/commands.h"

#include "cli/args.h"
#include "entry/booking.h"
#include "cli/guests.h"
#include "text/spoken.h"

/* Moves the facts about unnamed companions with their booking: they may be allergies. */
static void move_companions(struct app *app, struct entries *e, const struct booking *b,
                            const struct when *to)
{
    for (size_t i = 0; i < b->slot->n; i++) {
        const struct fact *f = b->slot->facts[i];
        struct buf line = BUF_INIT;
        if (f->key != KEY_COMPANION)
            continue;
        fact_write(&line, to->date, f->time == TIME_NONE ? TIME_NONE : to->time,
                   SPAN("companion"), f->mark, f->text);
        entries_swap(app, e, b->guest.id, f->line, arena_copy(&app->arena, buf_span(&line)));
        buf_release(&line);
    }
}

/* Takes the operands behind GUEST: each a day, an hour, or a day and its hour. Returns how many
 * it put into v, which has room for two; -1: one is wrong, which was reported. */
static int take_whens(struct app *app, struct when *v)
{
    int n = 0;
    for (int at = 1; at < app->args_n; n++) {
        if (n == 2)
            return app_usage(app, "one argument too many: %s", app->args[at]), -1;
        v[n] = (struct when){DATE_NONE, TIME_NONE};
        if (when_take(app, &at, DAY_COMING, &v[n]))
            continue;
        v[n].time = app_take_time(app, &at);
        if (v[n].time == TIME_NONE)
            return spoken_is_like_hour(app_arg(app, at)) ? app_no_time(app, NULL, app->args[at])
                                                         : app_no_date_at(app, at, DAY_COMING),
                   -1;
    }
    return n;
}

/*
 * Reads [DATE [TIME]] NEWDATE [TIME], or [DATE TIME] TIME: a single one is the new day or hour.
 * to->date is DATE_NONE for an hour alone.
 */
static int parse_move(struct app *app, struct when *from, struct when *to)
{
    struct when v[2] = {{DATE_NONE, TIME_NONE}, {DATE_NONE, TIME_NONE}};
    *from = *to = v[0];
    if (app->args_n < 2)
        return app_usage(app, "missing GUEST, DATE or TIME");
    int n = take_whens(app, v);
    if (n < 1)
        return app->status;
    *to = v[n - 1];
    if (n == 2)
        *from = v[0];
    if (n == 2 && from->date == DATE_NONE)
        return app_usage(app, "two times without a DATE");
    return 0;
}

static void review(struct app *app, const struct bookings *all, const struct when *to)
{
    struct party p = {ARENA_NEW(&app->arena, struct span, all->n), all->n};
    for (size_t i = 0; i < all->n; i++)
        p.ids[i] = all->v[i].guest.id;
    booking_review(app, &p, to);
}

static int run(struct app *app)
{
    struct span id;
    struct when from = {.date = DATE_NONE}, to = {.date = DATE_NONE};
    struct booking b;
    struct bookings all;
    struct entries e = {0};
    if (parse_move(app, &from, &to) || app_guest(app, app_arg(app, 0), &id) ||
        booking_find(app, id, &from, BOOKING_NEXT, 0, &b) < 0)
        return app->status;
    if (to.date == DATE_NONE)
        to.date = b.fact->date;
    if (to.date < app->today)
        app_note("warning: that day is past");
    if (booking_party(app, &b, &all))
        return app->status;
    /* The named guest comes last: after a failure half-way, the same command finds the rest. */
    for (size_t i = all.n; i-- > 0;) {
        struct when then = to;
        if (then.time == TIME_NONE)
            then.time = all.v[i].fact->time;
        booking_rewrite(app, &e, &all.v[i], &then, 0, SPAN(""));
        move_companions(app, &e, &all.v[i], &then);
    }
    int status = write_entries(app, &e);
    if (to.time == TIME_NONE)
        to.time = b.fact->time;
    if (status == 0)
        review(app, &all, &to);
    return status;
}

const struct command cmd_move = {
    .name = "move",
    .synopsis = "GUEST [DATE [TIME]] NEWDATE [TIME]\n"
                "       journal move GUEST [DATE TIME] TIME",
    .summary = "move a booking and its party's to another day or time",
    .example = "aiko fri sat 20:00",
    .page = "book",
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run,
};
