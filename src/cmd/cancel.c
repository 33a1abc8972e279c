#include "cmd/commands.h"

#include "base/quote.h"
#include "cli/args.h"
#include "entry/booking.h"
#include "cli/guests.h"
#include "entry/input.h"

/* A result that a command gives a booking: cancelled, no-show. */
struct fate {
    char mark;
    enum day_sense sense; /* of a weekday */
    enum booking_default when;
    const char *already;
};

enum { OPT_ONLY };

static const struct option options[] = {
    [OPT_ONLY] = {0, "only", NULL, "this guest alone; the rest of the party stays"},
    {0, NULL, NULL, NULL},
};

/* Names lines about companions of a guest who leaves a party: the companions may still come. */
static void tell_companions(const struct booking *b)
{
    for (size_t i = 0; i < b->slot->n; i++) {
        const struct fact *f = b->slot->facts[i];
        struct span line = span_trim(f->line);
        struct buf quoted = BUF_INIT;
        quote_add(&quoted, line);
        if (f->key == KEY_COMPANION)
            app_note(
                "this line is no longer in the brief: %.*s\nif the companion comes, add it "
                "to another guest of the party: journal add GUEST %s",
                SPAN_ARG(line), buf_cstr(&quoted));
        buf_release(&quoted);
    }
}

/* Marks a booking that has no mark yet. */
static void mark_booking(struct app *app, struct entries *e, const struct booking *b, char mark,
                         struct span how)
{
    if (!b->fact->mark)
        booking_rewrite(app, e, b, &(struct when){b->fact->date, b->fact->time}, mark, how);
}

static int cancel_booking(struct app *app, const struct fate *fate)
{
    struct span id, how;
    struct booking b;
    struct bookings all;
    struct entries e = {0};
    struct when w = {DATE_NONE, TIME_NONE};
    int at = 1;
    if (app->args_n == 0)
        return app_usage(app, "missing GUEST");
    if (!when_take(app, &at, fate->sense, &w))
        w.time = app_take_time(app, &at);
    if (when_text(app, at) || input_words(app, at, &how) ||
        app_guest(app, app_arg(app, 0), &id))
        return app->status;
    if (fate->mark == '~' && w.date != DATE_NONE && w.date > app->today)
        return app_usage(app,
                         "that day is in the future; to cancel the booking: journal cancel");
    int found = booking_find(app, id, &w, fate->when, fate->mark, &b);
    if (found < 0)
        return app->status;
    if (booking_party(app, &b, &all))
        return app->status;
    bool only = app_has(app, OPT_ONLY);
    for (size_t i = 1; only && found && i < all.n; i++)
        if (!all.v[i].fact->mark)
            booking_leave_out(app, &e, &all.v[i], id);
    for (size_t i = 0; i < (only ? 1 : all.n); i++)
        mark_booking(app, &e, &all.v[i], fate->mark, how);
    if (e.n == 0) {
        struct span line = span_trim(b.fact->line);
        app_note("%s already: %.*s", fate->already, SPAN_ARG(line));
        input_unwritten(how, line);
        return STATUS_YES;
    }
    int status = write_entries(app, &e);
    if (status == 0 && only && all.n > 1)
        tell_companions(&b);
    return status;
}

static int run_cancel(struct app *app)
{
    return cancel_booking(app, &(struct fate){'-', DAY_COMING, BOOKING_NEXT, "cancelled"});
}

static int run_noshow(struct app *app)
{
    return cancel_booking(app, &(struct fate){'~', DAY_PAST, BOOKING_TODAY, "noted"});
}

const struct command cmd_cancel = {
    .name = "cancel",
    .synopsis = "[--only] GUEST [DATE [TIME]] [HOW]",
    .summary = "cancel a booking and its party's",
    .example = "aiko fri",
    .page = "book",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run_cancel,
};

const struct command cmd_noshow = {
    .name = "noshow",
    .synopsis = "[--only] GUEST [DATE [TIME]] [HOW]",
    .summary = "record that a guest did not come",
    .example = "aiko",
    .page = "book",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run_noshow,
};
