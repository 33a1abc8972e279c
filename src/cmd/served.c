#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "query/served.h"

static bool is_asked_for(struct app *app, const struct book *book, const struct serving *s)
{
    for (int i = 1; i < app->args_n; i++)
        if (served_is(s, book, app_arg(app, i), &app->arena))
            return true;
    return app->args_n == 1;
}

static int run(struct app *app)
{
    struct party party;
    struct book book;
    if (app->args_n == 0)
        return app_usage(app, "missing GUEST");
    out_begin(&app->out, &served_schema);
    app_book_open(app, &book);
    app_party(app, app_arg(app, 0), &party);
    for (size_t k = 0; k < party.n; k++) {
        struct guest g;
        if (app_facts(app, party.ids[k], &g))
            continue;
        struct servings all = served_by(&g, &book, NULL, app->today, &app->arena);
        for (size_t i = 0; i < all.n; i++)
            if (is_asked_for(app, &book, &all.v[i]))
                served_emit(&g, &all.v[i], party.n > 1, app->sink);
    }
    if (app->status)
        return app->status;
    if (app->sink->rows == 0 && party.n > 1 && app->args_n > 1)
        app_note("none of the guests has had %s",
                 app->args_n == 2 ? app->args[1] : "any of these");
    else if (app->sink->rows == 0)
        app_hint(app->args_n > 1 ? "never" : "no served items are recorded");
    return app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_served = {
    .name = "served",
    .synopsis = "GUEST[,GUEST...] [DISH...]",
    .summary = "list what guests were served, or check for one dish",
    .example = "aiko cod",
    .needs = NEEDS_JOURNAL | FORMATS | TABLE,
    .run = run,
};
