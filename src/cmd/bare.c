#include "cmd/commands.h"

#include "cli/evening.h"
#include "cli/guests.h"
#include "query/tonight.h"

struct bare_ctx {
    struct app *app;
    struct open_filter filter;
    struct open_items due;
};

static void put_items(struct scan_worker *w, const struct scan_file *file)
{
    const struct bare_ctx *whole = w->ctx;
    struct open_items *items = w->kept;
    struct guest g;
    size_t from = items->n;
    scan_facts(&whole->app->store, w, file, &g);
    open_items(&g, false, items, &w->keep);
    open_keep(items, from, &whole->filter);
}

static bool take_items(void *ctx, struct scan_worker *worker)
{
    struct bare_ctx *w = ctx;
    open_take(&w->due, worker->kept, &w->app->arena);
    return true;
}

/* The scan for the evening has reported the file. */
static void pass_over(void *ctx, struct span id, const struct err *e)
{
    (void)ctx;
    (void)id;
    (void)e;
}

static int find_due(struct bare_ctx *w)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = w,
                     .prefilter = &prefilter,
                     .kept_size = sizeof(struct open_items),
                     .each = put_items,
                     .flush = take_items,
                     .failed = pass_over};
    open_prefilter(&prefilter, &w->app->store.keys);
    return app_scan(w->app, &q);
}

static int run(struct app *app)
{
    struct bare_ctx w = {.app = app, .filter = {.today = app->today, .quiet = -1}};
    struct evening evening;
    evening_begin(&evening, app, app->today);
    int status = evening_of_house(&evening);
    if (!status)
        status = find_due(&w);
    open_order(&w.due, true);
    tonight_emit(&evening.brief, &w.due, app->sink);
    out_text(&app->out, SPAN("\njournal brief: the page before service   journal find WORDS: a "
                             "guest\njournal week: the next days   journal help: the "
                             "commands\n"));
    return status;
}

const struct command cmd_bare = {
    .name = "",
    .synopsis = "",
    .summary = "print the evening in a few lines",
    .needs = NEEDS_JOURNAL | FORMATS | WHOLE_HOUSE,
    .run = run,
};
