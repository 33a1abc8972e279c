#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/evening.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
#include "plan/plan_group.h"
#include "pages/wall.h"

enum { OPT_MENU };

static const struct option options[] = {
    [OPT_MENU] = {'m', "menu", "MENU",
                  "use this menu: file, - or DATE; default the day's menu"},
    {0, NULL, NULL, NULL},
};

enum { PRINTED = 96 /* columns of A4 paper, as the style of HTML prints it */ };

static size_t columns_of(const struct app *app)
{
    return app->out.options.format == OUT_HTML ? PRINTED : app->out.options.width;
}

static int run(struct app *app)
{
    date_t day = app->today;
    struct plan menu, choices;
    struct evening evening;
    if (app_only_date(app, &day))
        return app->status;
    app_plan_whole(app, day, &menu);
    if (app_plan_menu(app, app_has(app, OPT_MENU) ? app_opt(app, OPT_MENU) : SPAN(""), &menu))
        return app->status;
    evening_begin(&evening, app, day);
    int status = evening_of_house(&evening);
    bool people = out_for_people(&app->out);
    if (people)
        plan_shorten(&menu);
    struct wall w = {.menu = &menu,
                     .choices = &choices,
                     .menu_n = app_choices(&menu, &choices),
                     .evening = &evening.brief,
                     .people = people,
                     .columns = columns_of(app),
                     .arena = &app->arena};
    out_begin(&app->out, &wall_schema);
    wall_emit(&w, app->sink);
    app_plan_sum(&menu);
    if (!app->sink->rows)
        evening_nobody(&evening);
    return status ? status : app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_wall = {
    .name = "wall",
    .synopsis = "[-m MENU] [DATE]",
    .summary = "print the kitchen's page: dishes, tables, what to leave out",
    .example = "fri",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | WHOLE_HOUSE | SPEAKS,
    .run = run,
};
