#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
#include "plan/fresh.h"

enum { OPT_MENU, OPT_MOST };

static const struct option options[] = {
    [OPT_MENU] = {'m', "menu", "MENU",
                  "choose from this menu instead of the dish book: file, - or DATE"},
    [OPT_MOST] = {'n', "number", "N", "show the best N only"},
    {0, NULL, NULL, NULL},
};

struct fresh_ctx {
    struct app *app;
    struct plan plan;
    struct fresh fresh;
    struct party party;
};

static bool is_of_party(const struct party *p, struct span id)
{
    for (size_t i = 0; i < p->n; i++)
        if (span_eq(p->ids[i], id))
            return true;
    return false;
}

static void setup(struct scan_worker *w)
{
    w->own = memo_new(&w->lasting);
}

static void put_taste(struct scan_worker *w, const struct scan_file *file)
{
    const struct fresh_ctx *whole = w->ctx;
    struct guest g;
    if (is_of_party(&whole->party, file->id))
        return;
    scan_facts(&whole->app->store, w, file, &g);
    struct fresh_taste t = fresh_taste(&whole->fresh, &g, w->own, &w->scratch);
    if (!t.common || !t.n)
        return;
    size_t *v = ARENA_NEW(&w->keep, size_t, t.n);
    for (size_t i = 0; i < t.n; i++)
        v[i] = t.v[i];
    t.v = v;
    *(struct fresh_taste *)scan_put(w) = t;
}

static bool take_taste(void *ctx, void *taste)
{
    fresh_count(&((struct fresh_ctx *)ctx)->fresh, taste);
    return true;
}

static int ask_house(struct fresh_ctx *w)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = w,
                     .prefilter = &prefilter,
                     .workers = app_busy(w->app),
                     .item_size = sizeof(struct fresh_taste),
                     .each = put_taste,
                     .item = take_taste,
                     .setup = setup};
    fresh_prefilter(&prefilter, &w->app->store.keys);
    if (w->fresh.enjoyed_n == 0)
        return 0; /* the party's taste is not known: no guest can be compared with it */
    return app_scan(w->app, &q);
}

static int read_dishes(struct app *app, struct plan *p)
{
    app_plan_whole(app, app->today, p);
    p->within = p->visits = 0;
    p->ever = true;
    if (app_has(app, OPT_MENU))
        return app_plan_menu(app, app_opt(app, OPT_MENU), p);
    plan_add_book(p);
    return 0;
}

static void read_party(struct fresh_ctx *w)
{
    struct arena *a = &w->app->arena;
    fresh_init(&w->fresh, &w->plan);
    for (size_t i = 0; i < w->party.n; i++) {
        struct guest g;
        if (app_facts(w->app, w->party.ids[i], &g))
            continue;
        struct slots slots = guest_slots(&g, a);
        fresh_add(&w->fresh, &g, &slots, store_path(&w->app->store, g.id, a));
    }
    fresh_ready(&w->fresh);
}

static int run(struct app *app)
{
    struct fresh_ctx w = {.app = app};
    long most = app_opt_number(app, OPT_MOST, 99999, 0);
    if (app->args_n != 1)
        app_usage(app, app->args_n
                           ? "more than one argument; separate guests with a comma: GUEST,GUEST"
                           : "missing GUEST");
    if (app->status)
        return app->status;
    /* without one of the party the answer would be wrong for the whole party */
    if (app_party(app, app_arg(app, 0), &w.party) || read_dishes(app, &w.plan))
        return app->status;
    out_begin(&app->out, &fresh_schema);
    read_party(&w);
    if (app->status || ask_house(&w))
        return app->status;
    size_t n = fresh_emit(&w.fresh, (size_t)most, app->sink);
    if (n == 0)
        app_note(w.plan.n ? "no dish is both new to them and without a conflict"
                          : "dishes.txt is empty; add dishes to it, or use -m MENU");
    return n ? STATUS_YES : STATUS_NO;
}

const struct command cmd_fresh = {
    .name = "fresh",
    .synopsis = "[-m MENU] [-n N] GUEST[,GUEST...]",
    .summary = "suggest dishes the guests have not had",
    .example = "aiko -n 5",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | TABLE,
    .run = run,
};
