#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/evening.h"
#include "pages/week.h"

enum { DAYS = 7 };

static int run(struct app *app)
{
    struct evening evening;
    date_t day = app->today;
    if (app_only_date(app, &day))
        return app->status;
    evening_begin(&evening, app, day);
    evening.last = day < DATE_LAST - DAYS ? day + DAYS - 1 : DATE_LAST;
    int status = evening_of_house(&evening);
    struct week w = {&evening.brief, day, evening.last};
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
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE | WHOLE_HOUSE | SPEAKS,
    .run = run,
};
