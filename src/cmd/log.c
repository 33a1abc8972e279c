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
    struct log_entries entries;
};

static void each(struct scan_worker *w, const struct scan_file *file)
{
    const struct log_ctx *whole = w->ctx;
    log_file(&whole->filter, w->prefilter, file->id, file->src, &whole->app->store.keys,
             w->kept, &w->keep, &w->scratch);
}

static bool flush(void *ctx, struct scan_worker *worker)
{
    struct log_ctx *w = ctx;
    const struct log_entries *k = worker->kept;
    struct log_entries *all = &w->entries;
    struct arena *a = &w->app->arena;
    struct span id = {NULL, 0};
    for (size_t i = 0; i < k->n; i++) {
        if (i == 0 || k->v[i].id.p != k->v[i - 1].id.p)
            id = arena_copy(a, k->v[i].id);
        all->v = arena_widen(a, all->v, all->n, &all->cap, sizeof *all->v);
        all->v[all->n] = k->v[i];
        all->v[all->n].id = id;
        all->v[all->n++].line = arena_copy(a, k->v[i].line);
    }
    return true;
}

static void of_guest(void *ctx, struct guest *g)
{
    struct log_ctx *w = ctx;
    log_file(&w->filter, &w->prefilter, g->id, g->src, &w->app->store.keys, &w->entries,
             &w->app->arena, &w->app->arena);
}

static int of_house(struct log_ctx *w)
{
    struct scan q = {.ctx = w,
                     .prefilter = &w->prefilter,
                     .kept_size = sizeof(struct log_entries),
                     .each = each,
                     .flush = flush};
    return app_scan(w->app, &q);
}

static int run(struct app *app)
{
    struct log_ctx w = {.app = app};
    w.filter.since = app_opt_date(app, OPT_SINCE, false, DATE_NONE);
    w.filter.until = app_opt_date(app, OPT_UNTIL, false, DATE_NONE);
    if (app_opt_keys(app, OPT_KEY, &w.filter.wanted) || app->status)
        return app->status;
    log_prefilter(&w.filter, &w.prefilter, &app->store.keys);
    bool blame = app_has(app, OPT_BLAME);
    struct blame files = {0};
    out_begin(&app->out, blame ? &blame_schema : &log_schema);
    int status = app->args_n ? app_each_guest(app, 0, of_guest, &w) : of_house(&w);
    log_order(&w.entries);
    for (size_t i = 0; i < w.entries.n; i++)
        if (blame)
            blame_line(app, &files, w.entries.v[i].id, w.entries.v[i].lineno);
        else
            log_emit(&w.entries.v[i], &app->store.keys, app->sink);
    if (!status && !w.entries.n)
        app_hint("nothing matches");
    return status ? status : w.entries.n ? STATUS_YES : STATUS_NO;
}

const struct command cmd_log = {
    .name = "log",
    .synopsis = "[--since DATE] [--until DATE] [-k KEY[,KEY]] [--blame] [GUEST...]",
    .summary = "list what happened, by date",
    .example = "--since mon",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE,
    .run = run,
};
