#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/blame.h"
#include "cli/guests.h"
#include "query/show.h"

enum { OPT_N, OPT_RAW, OPT_BLAME };
enum { OTHERS = 32 /* people who come along, at most so many are looked up */ };

static const struct option options[] = {
    [OPT_N] = {'n', "visits", "N", "at most N visits, newest first"},
    [OPT_RAW] = {0, "raw", NULL, "print the file unchanged"},
    [OPT_BLAME] = {0, "blame", NULL, "show who wrote each line and when, from git"},
    {0, NULL, NULL, NULL},
};

struct show_ctx {
    struct app *app;
    struct show how;
};

/* Reads the files of the mentioned guests only, so that showing a guest needs no scan. */
static void load_others(struct app *app, const struct guest *g, struct show *how)
{
    struct span ids[OTHERS];
    size_t n = show_mentions(g, ids, OTHERS);
    struct guest *others = ARENA_NEW(&app->arena, struct guest, n);
    how->others_n = 0;
    for (size_t i = 0; i < n; i++) {
        struct err e = ERR_INIT; /* of a mention without a file there is none: see check */
        struct span id;
        if (store_mention(&app->store, ids[i], MENTION_BY_ID, &id, &app->arena, &e) > 0 &&
            !span_eq(id, g->id) &&
            store_load(&app->store, id, &others[how->others_n], &app->arena, &e) > 0)
            how->others_n++;
        if (e.status)
            app_fail(app, &e);
    }
    how->others = others;
}

static void show_one(void *ctx, struct guest *g)
{
    struct show_ctx *w = ctx;
    struct show how = w->how;
    if (app_has(w->app, OPT_BLAME)) {
        blame_guest(w->app, g->id);
    } else if (app_has(w->app, OPT_RAW)) {
        out_text(&w->app->out, g->src);
    } else {
        load_others(w->app, g, &how);
        show_guest(&how, g, w->app->sink);
    }
}

static int run(struct app *app)
{
    long visits = app_opt_number(app, OPT_N, 999999, 999999);
    if (visits < 0)
        return STATUS_USAGE;
    if (app->args_n == 0)
        return app_usage(app, "missing GUEST");
    struct show_ctx w = {app, {.today = app->today, .visits = (size_t)visits}};
    if (!app_has(app, OPT_RAW))
        out_begin(&app->out, app_has(app, OPT_BLAME) ? &blame_schema : &show_schema);
    return app_each_guest(app, 0, show_one, &w);
}

const struct command cmd_show = {
    .name = "show",
    .synopsis = "[-n N] [--raw | --blame] GUEST...",
    .summary = "show a guest: profile, open items, visits",
    .example = "aiko",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS,
    .run = run,
};
