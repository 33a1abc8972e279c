#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
#include "plan/compose.h"

enum { OPT_COURSES, OPT_MENU, OPT_MOST };

static const struct option options[] = {
    [OPT_COURSES] = {0, "courses", "COURSE[,COURSE...]", "only these courses, in this order"},
    [OPT_MENU] = {'m', "menu", "MENU", "prefer dishes of this menu: file, - or DATE"},
    [OPT_MOST] = {'n', "number", "N", "number of dishes if no card names a course; default 5"},
    {0, NULL, NULL, NULL},
};

enum { MOST = 5 };

struct compose_ctx {
    struct app *app;
    struct plan menu, choices;
    struct instead instead;
    struct party party;
};

static int read_dishes(struct compose_ctx *c)
{
    struct app *app = c->app;
    app_plan_whole(app, app->today, &c->menu);
    if (app_has(app, OPT_MENU) && app_plan_menu(app, app_opt(app, OPT_MENU), &c->menu))
        return app->status;
    size_t menu_n = app_choices(&c->menu, &c->choices);
    instead_begin(&c->instead, &c->choices, menu_n);
    if (!c->choices.n)
        app_note("dishes.txt is empty; add dishes to it, or use -m MENU");
    return c->choices.n ? 0 : STATUS_NO;
}

/* Reads the party. One unreadable guest fails the command: a dish may not be fresh for them. */
static int read_party(struct compose_ctx *c)
{
    struct arena *a = &c->app->arena;
    for (size_t i = 0; i < c->party.n; i++) {
        struct guest g;
        if (app_facts(c->app, c->party.ids[i], &g))
            return c->app->status;
        struct slots slots = guest_slots(&g, a);
        instead_add(&c->instead, &g, &slots, store_path(&c->app->store, g.id, a));
    }
    instead_rank(&c->instead);
    return 0;
}

static struct span *read_courses(struct compose_ctx *c, size_t *n)
{
    struct span rest = app_opt(c->app, OPT_COURSES), part;
    size_t cap = 0;
    struct span *v = NULL;
    if (!app_has(c->app, OPT_COURSES))
        return compose_courses(&c->instead, n);
    *n = 0;
    while (span_cut(&rest, ',', &part)) {
        if (!span_trim(part).n)
            continue;
        v = arena_grow(&c->app->arena, v, *n, &cap, sizeof *v);
        v[(*n)++] = span_trim(part);
    }
    return v;
}

static int run(struct app *app)
{
    struct compose_ctx c = {.app = app};
    long most = app_opt_number(app, OPT_MOST, 99, MOST);
    size_t n;
    if (app->args_n != 1)
        app_usage(app, app->args_n
                           ? "more than one argument; separate guests with a comma: GUEST,GUEST"
                           : "missing GUEST");
    if (app->status || app_party(app, app_arg(app, 0), &c.party))
        return app->status;
    int status = read_dishes(&c);
    if (status || (status = read_party(&c)))
        return status;
    const struct span *courses = read_courses(&c, &n);
    out_begin(&app->out, &compose_schema);
    size_t missing = compose_emit(&c.instead, courses, n, (size_t)most, app->sink);
    return missing ? STATUS_NO : STATUS_YES;
}

const struct command cmd_compose = {
    .name = "compose",
    .synopsis = "[--courses COURSE[,COURSE...]] [-m MENU] [-n N] GUEST[,GUEST...]",
    .summary = "compose a menu for a party from the dish book",
    .example = "aiko,kenji",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | TABLE,
    .run = run,
};
