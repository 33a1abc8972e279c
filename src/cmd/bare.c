#include "cmd/commands.h"

#include "cli/evening.h"
#include "cli/guests.h"
#include "entry/house_items.h"
#include "pages/tonight.h"

struct bare {
    struct app *app;
    struct evening evening;
    struct house_items due;
};

static void put_guest(struct scan_worker *w, const struct scan_file *file)
{
    const struct bare *bare = w->ctx;
    struct guest g;
    scan_facts(&bare->app->store, w, file, &g);
    house_items_add(&bare->due, &g, w->kept, &w->keep);
    evening_put(&bare->evening, w, file);
}

static bool take_booked(void *ctx, void *item)
{
    struct bare *bare = ctx;
    evening_take(&bare->evening, item);
    return true;
}

static bool take_due(void *ctx, struct scan_worker *w)
{
    struct bare *bare = ctx;
    open_take(&bare->due.items, w->kept, &bare->app->arena);
    return true;
}

/* Reads the evening and what is due, in one scan. */
static int scan_house(struct bare *bare)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = bare,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct scan_file),
                     .kept_size = sizeof(struct open_items),
                     .each = put_guest,
                     .item = take_booked,
                     .flush = take_due};
    open_prefilter(&prefilter, &bare->app->store.keys);
    return app_scan(bare->app, &q);
}

static int run(struct app *app)
{
    struct bare bare = {.app = app,
                        .due = {.app = app, .filter = {.today = app->today, .quiet = -1}}};
    evening_begin(&bare.evening, app, app->today);
    int status = scan_house(&bare);
    open_order(&bare.due.items, true);
    tonight_emit(&bare.evening.brief, &bare.due.items, app->sink);
    out_text(&app->out, tonight_hints(&bare.evening.brief));
    return status;
}

const struct command cmd_bare = {
    .name = "",
    .synopsis = "",
    .summary = "print the evening in a few lines",
    .needs = NEEDS_JOURNAL | FORMATS | WHOLE_HOUSE | SPEAKS,
    .run = run,
};
