#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/evening.h"
#include "cli/guests.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
#include "food/memo.h"
#include "plan/plan_group.h"

enum { OPT_MENU, OPT_LONG, OPT_INSTEAD };

static const struct option options[] = {
    [OPT_MENU] = {'m', "menu", "MENU", "check this menu for each guest: file, - or DATE"},
    [OPT_LONG] = {0, "long", NULL, "print every fact and every reason on a line of its own"},
    [OPT_INSTEAD] = {0, "instead", NULL, "name dishes to serve instead, for each guest"},
    {0, NULL, NULL, NULL},
};

enum { NARROW = 60 /* columns below which a fact's label costs it too much room */ };

struct brief_ctx {
    struct evening evening;
    struct plan plan;
    struct plan choices; /* what may be served instead */
};

/* Reads the operands: *guests is the place of the first GUEST. */
static int parse_brief(struct app *app, date_t *date, int *guests)
{
    date_t day = app_take_date(app, guests, DAY_COMING);
    if (day == DATE_NONE && app_is_wrong_date(app, 0))
        return app_no_date_at(app, 0, DAY_COMING);
    *date = day != DATE_NONE ? day : app->today;
    return 0;
}

/* Begins the plan; --instead reads all of the dish book. */
static void begin_plan(struct app *app, struct brief_ctx *w, date_t day)
{
    if (app_has(app, OPT_INSTEAD))
        app_plan_whole(app, day, &w->plan);
    else
        app_plan(app, day, &w->plan);
}

static int read_menu(struct app *app, struct brief_ctx *w)
{
    if (!app_has(app, OPT_MENU))
        return 0;
    begin_plan(app, w, w->evening.date);
    w->evening.brief.plan = &w->plan;
    w->evening.brief.menu_day = DATE_NONE;
    return app_plan_menu(app, app_opt(app, OPT_MENU), &w->plan);
}

/* Returns the day of all seats, or the day that was asked for where they have several. */
static date_t day_of(const struct evening *ev)
{
    const struct brief *b = &ev->brief;
    for (size_t i = 1; i < b->seats_n; i++)
        if (b->seats[i].date != b->seats[0].date)
            return ev->date;
    return b->seats_n ? b->seats[0].date : ev->date;
}

/* Reads the menu of the day without -m, if there is one. A menu that fails is reported. */
static void read_menu_of_day(struct app *app, struct brief_ctx *w)
{
    date_t day = day_of(&w->evening);
    if (w->evening.brief.plan || w->evening.brief.seats_n == 0 || !app_has_menu(app, day))
        return;
    begin_plan(app, w, day);
    w->evening.brief.menu_day = day;
    w->evening.brief.menu_failed = app_plan_menu(app, SPAN(""), &w->plan) != 0;
    if (!w->evening.brief.menu_failed)
        w->evening.brief.plan = &w->plan;
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
    brief->brief = out_for_people(&app->out) && !app_has(app, OPT_LONG);
    brief->narrow = app->out.options.width && app->out.options.width < NARROW;
    if (read_menu(app, &w))
        return app->status;
    out_begin(&app->out, &brief_schema);
    int status = guests < app->args_n ? evening_of_guests(&w.evening, guests)
                                      : evening_of_house(&w.evening);
    read_menu_of_day(app, &w);
    if (brief->plan) {
        w.plan.memo = memo_new(&app->arena);
        plan_shorten(&w.plan);
    }
    if (brief->plan && app_has(app, OPT_INSTEAD)) {
        brief->menu_n = app_choices(&w.plan, &w.choices);
        brief->choices = &w.choices;
    }
    brief_emit(brief, app->sink);
    if (app_has(app, OPT_MENU))
        app_plan_sum(&w.plan);
    if (!status && app->sink->rows == 0)
        evening_nobody(&w.evening);
    if (status || app->status)
        return status ? status : app->status;
    return app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_brief = {
    .name = "brief",
    .synopsis = "[-m MENU] [--long] [--instead] [DATE] [GUEST...]",
    .summary = "print the briefing before service: who comes, and what to know",
    .example = "tomorrow",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | WHOLE_HOUSE | SPEAKS,
    .run = run,
};
