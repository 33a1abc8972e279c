#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/blame.h"
#include "cli/guests.h"
#include "query/log.h"

enum { OPT_SINCE, OPT_UNTIL, OPT_KEY, OPT_BLAME };

static const struct option options[] = {
    [OPT_SINCE] = {0, "since", "DATE", "of DATE or later"},
    [OPT_UNTIL] = {0, "until", "DATE", "of DATE or earlier"},
    [OPT_KEY] = {'k', "key", "KEY[,KEY]", "only facts with these keys or classes"},
    [OPT_BLAME] = {0, "blame", NULL, "show who wrote each line and when, from git"},
    {0, NULL, NULL, NULL},
};

struct log_ctx {
    struct app *app;
    struct log_filter filter;
    struct prefilter prefilter;
    struct blame *blame;  /* NULL: facts are printed */
    struct log_room room; /* the entries of this pass */
    struct log_days days; /* counted in the first pass if not all fits; else bytes is NULL */
    bool any;
};

static void each(struct scan_worker *w, const struct scan_file *file)
{
    const struct log_ctx *whole = w->ctx;
    log_file(&whole->filter, w->prefilter, file->id, file->src, &whole->app->store.keys,
             w->kept, &w->keep, &w->scratch);
}

/* In the first pass, which may be the only one: counts only, once there are too many. */
static bool take_or_count(void *ctx, struct scan_worker *worker)
{
    struct log_ctx *w = ctx;
    const struct log_entries *k = worker->kept;
    if (!w->days.bytes) {
        if (log_take(&w->room, k, LOG_MEMORY))
            return true;
        log_days_init(&w->days, &w->app->arena);
        log_days_add(&w->days, w->room.v, w->room.n);
        log_clear(&w->room);
    }
    log_days_add(&w->days, k->v, k->n);
    return true;
}

static bool take(void *ctx, struct scan_worker *worker)
{
    log_take(&((struct log_ctx *)ctx)->room, worker->kept, SIZE_MAX);
    return true;
}

static void of_guest(void *ctx, struct guest *g)
{
    struct log_ctx *w = ctx;
    struct log_entries own = {0};
    log_file(&w->filter, &w->prefilter, g->id, g->src, &w->app->store.keys, &own,
             &w->app->arena, &w->app->arena);
    log_take(&w->room, &own, SIZE_MAX);
}

static int pass(struct log_ctx *w, bool (*flush)(void *ctx, struct scan_worker *worker))
{
    log_prefilter(&w->filter, &w->prefilter, &w->app->store.keys);
    struct scan q = {.ctx = w,
                     .prefilter = &w->prefilter,
                     .kept_size = sizeof(struct log_entries),
                     .each = each,
                     .flush = flush};
    return app_scan(w->app, &q);
}

static void print(struct log_ctx *w)
{
    struct app *app = w->app;
    const struct log_room *r = &w->room;
    log_order(&w->room);
    for (size_t i = 0; i < r->n; i++)
        if (w->blame)
            blame_line(app, w->blame, r->v[i].id, r->v[i].lineno);
        else
            log_emit(&r->v[i], &app->store.keys, app->sink);
    w->any |= r->n > 0;
    log_clear(&w->room);
}

/*
 * Prints the log of all guests, in several passes if it is large. A file that changes meanwhile
 * is read as it is in each pass.
 */
static int of_house(struct log_ctx *w)
{
    date_t since = w->filter.since == DATE_NONE ? 0 : w->filter.since;
    date_t until = w->filter.until == DATE_NONE ? DATE_LAST : w->filter.until;
    int status = pass(w, take_or_count);
    print(w);
    while (w->days.bytes && since <= until && !w->app->out.err.status) {
        date_t last = log_days_until(&w->days, since);
        w->filter.since = since;
        w->filter.until = last < until ? last : until;
        status = err_graver(status, pass(w, take));
        print(w);
        since = last + 1;
    }
    return status;
}

static int run(struct app *app)
{
    struct log_ctx w = {.app = app};
    struct blame files = {0};
    w.filter.since = app_opt_date(app, OPT_SINCE, DAY_PAST, DATE_NONE);
    w.filter.until = app_opt_date(app, OPT_UNTIL, DAY_PAST, DATE_NONE);
    if (app_opt_keys(app, OPT_KEY, &w.filter.wanted) || app->status)
        return app->status;
    w.blame = app_has(app, OPT_BLAME) ? &files : NULL;
    out_begin(&app->out, w.blame ? &blame_schema : &log_schema);
    int status;
    if (app->args_n) {
        log_prefilter(&w.filter, &w.prefilter, &app->store.keys);
        status = app_each_guest(app, 0, of_guest, &w);
        print(&w);
    } else {
        status = of_house(&w);
    }
    arena_release(&w.room.arena);
    if (!status && !w.any)
        app_hint("nothing matches");
    return status ? status : w.any ? STATUS_YES : STATUS_NO;
}

const struct command cmd_log = {
    .name = "log",
    .synopsis = "[--since DATE] [--until DATE] [-k KEY[,KEY]] [--blame] [GUEST...]",
    .summary = "list what happened, by date",
    .example = "--since mon",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
