#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/evening.h"
#include "query/week.h"

enum { DAYS = 7 };

static int run(struct app *app)
{
    struct evening evening;
    date_t day = app->today;
    if (app->args_n > 1)
        return app_usage(app, "more than one DATE");
    if (app->args_n && (day = app_date(app, app_arg(app, 0), true)) == DATE_NONE)
        return app_no_date(app, NULL, app->args[0]);
    evening_begin(&evening, app, day);
    evening.last = day < DATE_LAST - DAYS ? day + DAYS - 1 : DATE_LAST;
    int status = evening_of_house(&evening);
    struct week w = {&evening.brief, day, evening.last, &app->arena};
    out_begin(&app->out, &week_schema);
    week_emit(&w, app->sink);
    if (!app->sink->rows)
        evening_nobody(&evening);
    return status ? status : app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_week = {
    .name = "week",
    .synopsis = "[DATE]",
    .summary = "print the bookings of seven days, a line a table",
    .example = "mon",
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
