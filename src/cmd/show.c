#include "cmd/app.h"

#include "ask/show.h"

enum { OPT_N, OPT_RAW };

static const struct option options[] = {
    [OPT_N] = {'n', "visits", "N", "at most N visits, newest first"},
    [OPT_RAW] = {0, "raw", NULL, "the file's own bytes"},
    {0, NULL, NULL, NULL},
};

static int run(struct app *app)
{
    long visits = app_opt_number(app, OPT_N, 999999, 999999);
    if (visits < 0)
        return STATUS_USAGE;
    if (app->args_n == 0)
        return app_usage(app, "which guest?");
    struct show how = {app->today, (size_t)visits};
    if (!app_has(app, OPT_RAW))
        out_begin(&app->out, &show_schema);
    for (int i = 0; i < app->args_n; i++) {
        struct party party;
        struct guest g;
        app_party(app, app_arg(app, i), &party);
        for (size_t k = 0; k < party.n; k++) {
            if (app_load(app, party.ids[k], &g))
                continue;
            if (app_has(app, OPT_RAW))
                out_text(&app->out, g.src);
            else
                show_guest(&how, &g, app->sink);
        }
    }
    return app->status;
}

const struct command cmd_show = {
    .name = "show",
    .synopsis = "[-n N] [--raw] GUEST...",
    .summary = "the profile, open items, then visits, newest first",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS,
    .run = run,
};
