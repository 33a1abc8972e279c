#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "entry/house_items.h"

enum { OPT_ALL, OPT_DUE, OPT_OVERDUE, OPT_QUIET, OPT_KEY, OPT_ABOUT };

static const struct option options[] = {
    [OPT_ALL] = {'a', "all", NULL, "include closed items"},
    [OPT_DUE] = {0, "due", "N", "due within N days, or overdue"},
    [OPT_OVERDUE] = {0, "overdue", NULL, "overdue"},
    [OPT_QUIET] = {0, "quiet", "N", "nothing was tried for N days"},
    [OPT_KEY] = {'k', "key", "KEY[,KEY]", "only ask, complaint or promise"},
    [OPT_ABOUT] = {0, "about", "WORDS", "items and steps with these words, of all guests"},
    {0, NULL, NULL, NULL},
};

struct open_ctx {
    struct house_items house;
    struct keywords about;
};

static void of_guest(void *ctx, struct guest *g)
{
    struct house_items *w = ctx;
    house_items_add(w, g, &w->items, &w->app->arena);
}

/* Refuses a key of which no item is open. */
static int parse_keys(struct app *app, struct open_filter *f)
{
    const struct keys *keys = &app->store.keys;
    bool any = false;
    if (app_opt_keys(app, OPT_KEY, &f->wanted))
        return STATUS_USAGE;
    for (size_t i = 0; f->wanted && i < keys->n; i++)
        any |= f->wanted[i] && keys->v[i].class == CLASS_OPEN;
    if (f->wanted && !any)
        return app_usage(app, "--key: \"%s\" has no open items; use ask, complaint or promise",
                         app->opt[OPT_KEY]);
    return 0;
}

static int parse_about(struct app *app, struct open_ctx *w)
{
    enum { MOST = 16 };
    if (!app_has(app, OPT_ABOUT))
        return 0;
    keywords_init(&w->about, app_opt(app, OPT_ABOUT), &app->arena);
    if (w->about.n == 0 || w->about.n > MOST)
        return app_usage(app, "--about needs 1 to %d words, as in --about 'black cod'", MOST);
    w->house.filter.about = &w->about;
    return 0;
}

static int parse_open(struct app *app, struct open_ctx *w)
{
    struct open_filter *f = &w->house.filter;
    f->today = app->today;
    f->due = (int)app_opt_number(app, OPT_DUE, 99999, -1);
    f->quiet = (int)app_opt_number(app, OPT_QUIET, 99999, -1);
    f->overdue = app_has(app, OPT_OVERDUE);
    if (f->overdue && app_has(app, OPT_DUE))
        app_usage(app, "--overdue and --due N; --due 0 is what is due today or overdue");
    int status = err_graver(parse_keys(app, f), parse_about(app, w));
    return err_graver(status, app->status);
}

/* Returns whether the command was typed without options or guests. */
static bool is_plain(const struct app *app)
{
    for (int i = OPT_ALL; i <= OPT_ABOUT; i++)
        if (app_has(app, i))
            return false;
    return app->args_n == 0;
}

static int run(struct app *app)
{
    struct open_ctx w = {.house = {.app = app, .all = app_has(app, OPT_ALL)}};
    struct open_items *items = &w.house.items;
    if (parse_open(app, &w))
        return app->status;
    out_begin(&app->out, &open_schema);
    int status =
        app->args_n ? app_each_guest(app, 0, of_guest, &w.house) : house_items_scan(&w.house);
    open_order(items, app_has(app, OPT_DUE) || app_has(app, OPT_OVERDUE));
    for (size_t i = 0; i < items->n; i++)
        open_emit(&items->v[i], app->today, app->sink);
    if (!status && !items->n && is_plain(app))
        app_note("nothing is open");
    else if (!status && !items->n)
        app_hint(w.house.all ? "no asks, complaints or promises match" : "no open items match");
    return status ? status : items->n ? STATUS_YES : STATUS_NO;
}

const struct command cmd_open = {
    .name = "open",
    .synopsis = "[-a] [--due N | --overdue] [--quiet N] [-k KEY[,KEY]] [--about WORDS]\n"
                "       [GUEST...]",
    .summary = "list open asks, complaints and promises",
    .example = "aiko",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
