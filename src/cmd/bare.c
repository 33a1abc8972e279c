#include "cmd/commands.h"

#include "cli/evening.h"
#include "cli/house_items.h"
#include "query/tonight.h"

static int run(struct app *app)
{
    struct house_items due = {
        .app = app, .filter = {.today = app->today, .quiet = -1}, .quiet = true};
    struct evening evening;
    evening_begin(&evening, app, app->today);
    int status = evening_of_house(&evening);
    if (!status)
        status = house_items_scan(&due);
    open_order(&due.items, true);
    tonight_emit(&evening.brief, &due.items, app->sink);
    out_text(&app->out, SPAN("\njournal brief: the page before service   journal find WORDS: a "
                             "guest\njournal week: the next days   journal help: the "
                             "commands\n"));
    return status;
}

const struct command cmd_bare = {
    .name = "",
    .synopsis = "",
    .summary = "print the evening in a few lines",
    .needs = NEEDS_JOURNAL | FORMATS | WHOLE_HOUSE,
    .run = run,
};
