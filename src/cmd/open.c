#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "query/open.h"

enum { OPT_ALL };

static const struct option options[] = {
    [OPT_ALL] = {'a', "all", NULL, "include closed items"},
    {0, NULL, NULL, NULL},
};

struct open_ctx {
    struct app *app;
    bool all;
    struct open_items items;
};

static void each(struct scan_worker *w, const struct scan_file *file)
{
    const struct open_ctx *whole = w->ctx;
    struct guest g;
    scan_facts(&whole->app->store, w, file, &g);
    open_items(&g, whole->all, w->kept, &w->keep);
}

static struct open_item kept_item(const struct open_item *item, struct arena *a)
{
    struct open_item own = *item;
    struct fact *tried = ARENA_NEW(a, struct fact, item->tried_n);
    own.id = arena_copy(a, item->id);
    own.name = arena_copy(a, item->name);
    own.fact = fact_copy(&item->fact, a);
    for (size_t i = 0; i < item->tried_n; i++)
        tried[i] = fact_copy(&item->tried[i], a);
    own.tried = tried;
    return own;
}

static bool flush(void *ctx, struct scan_worker *worker)
{
    struct open_ctx *w = ctx;
    const struct open_items *k = worker->kept;
    struct arena *a = &w->app->arena;
    for (size_t i = 0; i < k->n; i++) {
        w->items.v = arena_grow(a, w->items.v, w->items.n, &w->items.cap, sizeof *w->items.v);
        w->items.v[w->items.n++] = kept_item(&k->v[i], a);
    }
    return true;
}

static void of_guest(void *ctx, struct guest *g)
{
    struct open_ctx *w = ctx;
    open_items(g, w->all, &w->items, &w->app->arena);
}

static int of_house(struct open_ctx *w)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = w,
                     .prefilter = &prefilter,
                     .kept_size = sizeof(struct open_items),
                     .each = each,
                     .flush = flush};
    open_prefilter(&prefilter, &w->app->store.keys);
    return app_scan(w->app, &q);
}

static int run(struct app *app)
{
    struct open_ctx w = {.app = app, .all = app_has(app, OPT_ALL)};
    out_begin(&app->out, &open_schema);
    int status = app->args_n ? app_each_guest(app, 0, of_guest, &w) : of_house(&w);
    open_order(&w.items);
    for (size_t i = 0; i < w.items.n; i++)
        open_emit(&w.items.v[i], app->today, app->sink);
    if (!status && !w.items.n)
        app_hint(w.all ? "there are no asks, complaints or promises" : "no open items");
    return status ? status : w.items.n ? STATUS_YES : STATUS_NO;
}

const struct command cmd_open = {
    .name = "open",
    .synopsis = "[-a] [GUEST...]",
    .summary = "list open asks, complaints and promises",
    .example = "aiko",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | WHOLE_HOUSE,
    .run = run,
};
