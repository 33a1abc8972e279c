#include "cmd/app.h"

#include "ask/report.h"
#include "store/scan.h"
#include "store/settings.h"

enum { OPT_BY, OPT_SINCE, OPT_UNTIL, OPT_TOP, OPT_LAPSED, OPT_ASCII };

static const struct option options[] = {
    [OPT_BY] = {0, "by", "PERIOD", "visits: month (the default), week, year or weekday"},
    [OPT_SINCE] = {0, "since", "DATE", "nothing before DATE"},
    [OPT_UNTIL] = {0, "until", "DATE", "nothing after DATE"},
    [OPT_TOP] = {0, "top", "N", "the first N rows; of visits the last N periods"},
    [OPT_LAPSED] = {0, "lapsed", "DAYS", "guests: how long without a visit; default 180"},
    [OPT_ASCII] = {0, "ascii", NULL, "bars of ASCII characters"},
    {0, NULL, NULL, NULL},
};

struct whole {
    struct app *app;
    struct report report;
    struct tallies all;
    struct arena arenas[2]; /* what is added up moves from one to the other */
    int arena;
    size_t added_up; /* how many tallies compact() left */
};

static void each(struct scan_worker *w, const struct scan_file *file)
{
    const struct whole *whole = w->ctx;
    struct tallies *kept = w->kept, given = {0};
    struct guest g;
    scan_parse(&whole->app->store, w, file, &g);
    whole->report.kind->gather(&whole->report, &g, &given, &w->scratch);
    tallies_add_up(&given, &w->keep);
    for (size_t i = 0; i < given.n; i++)
        *tally_add(kept, &w->keep) = given.v[i];
}

/* Adds up what came, into the other arena: so only the table itself stays in memory. */
static void compact(struct whole *w)
{
    struct arena *old = &w->arenas[w->arena], *new = &w->arenas[!w->arena];
    tallies_add_up(&w->all, new);
    struct tallies all = {0};
    for (size_t i = 0; i < w->all.n; i++)
        *tally_add(&all, new) = w->all.v[i];
    arena_release(old);
    w->all = all;
    w->added_up = all.n;
    w->arena = !w->arena;
}

/* Compacting when what came outweighs what is there keeps the work linear, but for the sort. */
static bool flush(void *ctx, struct scan_worker *worker)
{
    struct whole *w = ctx;
    const struct tallies *kept = worker->kept;
    struct arena *a = &w->arenas[w->arena];
    for (size_t i = 0; i < kept->n; i++) {
        struct tally *one = tally_add(&w->all, a);
        *one = kept->v[i];
        one->key = arena_copy(a, one->key);
        one->name = arena_copy(a, one->name);
        one->kind = arena_copy(a, one->kind);
    }
    if (w->all.n > 2 * w->added_up + 4096)
        compact(w);
    return true;
}

static void failed(void *ctx, struct span id, const struct err *e)
{
    (void)id;
    app_fail(((struct whole *)ctx)->app, e);
}

static int parse(struct app *app, struct whole *w, long *top)
{
    struct report *r = &w->report;
    if (app->args_n != 1 || !(r->kind = report_find(app_arg(app, 0))))
        return app_usage(app, "which report: dishes, visits, guests or open?");
    r->today = app->today;
    r->since = app_opt_date(app, OPT_SINCE, false, DATE_NONE);
    r->until = app_opt_date(app, OPT_UNTIL, false, DATE_NONE);
    r->lapsed = (int)app_opt_number(app, OPT_LAPSED, 99999, 180);
    *top = app_opt_number(app, OPT_TOP, 999999, 0);
    if (app_has(app, OPT_BY) && !report_by_parse(app_opt(app, OPT_BY), &r->by))
        app_usage(app, "--by takes month, week, year or weekday");
    app->out.options.ascii = app_has(app, OPT_ASCII);
    return app->status;
}

static int run(struct app *app)
{
    long top = 0;
    struct book book;
    struct err e = ERR_INIT;
    struct whole w = {.app = app, .report.book = &book};
    struct scan q = {.ctx = &w,
                     .workers = app->jobs,
                     .kept_size = sizeof(struct tallies),
                     .each = each,
                     .flush = flush,
                     .failed = failed};
    if (parse(app, &w, &top))
        return app->status;
    app_book(app, &book);
    out_begin(&app->out, w.report.kind->schema);
    if (store_scan(&app->store, &q, &e) < 0)
        return app_fail(app, &e);
    compact(&w);
    w.report.kind->emit(&w.report, &w.all, (size_t)top, app->sink);
    arena_release(&w.arenas[w.arena]);
    if (!app->status && !app->sink->rows)
        app_hint("nothing is on record for that");
    return app->status ? app->status : app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_report = {
    .name = "report",
    .synopsis = "[--by PERIOD] [--since DATE] [--until DATE] [--top N] [--lapsed DAYS]\n"
                "       [--ascii] dishes|visits|guests|open",
    .summary = "the whole house in a table",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE,
    .run = run,
};
