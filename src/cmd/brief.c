#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/evening.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
enum { OPT_MENU };

static const struct option options[] = {
    [OPT_MENU] = {'m', "menu", "MENU", "check this menu for each guest: file, - or DATE"},
    {0, NULL, NULL, NULL},
};

enum { NARROW = 60 /* columns below which a fact's label costs it too much room */ };

struct brief_ctx {
    struct evening evening;
    struct plan plan;
};

/* Reads the operands: *guests is the place of the first GUEST. */
static int parse_brief(struct app *app, date_t *date, int *guests)
{
    date_t day = app->args_n ? app_date(app, app_arg(app, 0), true) : DATE_NONE;
    if (app->args_n && day == DATE_NONE && date_shape(app_arg(app, 0)))
        return app_no_date(app, NULL, app->args[0]); /* no such day, and no name of anybody */
    *guests = day != DATE_NONE;
    *date = day != DATE_NONE ? day : app->today;
    return 0;
}

static int read_menu(struct app *app, struct brief_ctx *w)
{
    if (!app_has(app, OPT_MENU))
        return 0;
    app_plan(app, w->evening.date, &w->plan);
    w->evening.brief.plan = &w->plan;
    return app_plan_menu(app, app_opt(app, OPT_MENU), &w->plan);
}

static int run(struct app *app)
{
    struct brief_ctx w = {0};
    date_t date = app->today;
    int guests = 0;
    if (parse_brief(app, &date, &guests))
        return app->status;
    evening_begin(&w.evening, app, date);
    struct brief *brief = &w.evening.brief;
    brief->joins = out_for_people(&app->out);
    brief->narrow = app->out.options.width && app->out.options.width < NARROW;
    if (read_menu(app, &w))
        return app->status;
    out_begin(&app->out, &brief_schema);
    int status = guests < app->args_n ? evening_of_guests(&w.evening, guests)
                                      : evening_of_house(&w.evening);
    brief_emit(brief, app->sink);
    if (brief->plan)
        app_plan_sum(&w.plan);
    if (!status && app->sink->rows == 0)
        evening_nobody(&w.evening);
    return status ? status : app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_brief = {
    .name = "brief",
    .synopsis = "[-m MENU] [DATE] [GUEST...]",
    .summary = "print the briefing before service: who comes, and what to know",
    .example = "tomorrow",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | WHOLE_HOUSE,
    .run = run,
};
