#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
#include "plan/allergens.h"
#include "query/report.h"
#include "store/settings.h"

enum { OPT_BY, OPT_SINCE, OPT_UNTIL, OPT_TOP, OPT_LAPSED, OPT_ASCII, OPT_REGIME, OPT_CODES };

static const struct option options[] = {
    [OPT_BY] = {0, "by", "PERIOD", "visits: month (the default), week, year or weekday"},
    [OPT_SINCE] = {0, "since", "DATE", "only from DATE on"},
    [OPT_UNTIL] = {0, "until", "DATE", "only up to DATE"},
    [OPT_TOP] = {0, "top", "N", "the first N rows; for visits, the last N periods"},
    [OPT_LAPSED] = {0, "lapsed", "DAYS", "guests: days without a visit; default 180"},
    [OPT_ASCII] = {0, "ascii", NULL, "draw bars with ASCII characters"},
    [OPT_REGIME] = {0, "regime", "NAME", "allergens: eu14 (the default), fda9 or jp"},
    [OPT_CODES] = {0, "codes", "KIND", "allergens: print codes as numbers or letters"},
    {0, NULL, NULL, NULL},
};

struct report_ctx {
    struct app *app;
    struct report report;
    struct gathering all;
};

static void setup(struct scan_worker *w)
{
    w->own = ARENA_NEW(&w->lasting, struct gathering, 1);
}

static void each(struct scan_worker *w, const struct scan_file *file)
{
    const struct report_ctx *whole = w->ctx;
    struct guest g;
    scan_facts(&whole->app->store, w, file, &g);
    report_gather(&whole->report, &g, w->own, &w->scratch);
}

/* Adds the worker's sums to the total; the order of the workers does not matter. */
static void teardown(struct scan_worker *w)
{
    gathering_add(&((struct report_ctx *)w->ctx)->all, w->own);
    gathering_release(w->own);
}

/* ---- allergens: of the dish book or a menu, not of guests ---- */

static int parse_codes(struct app *app, enum allergen_codes *codes)
{
    struct span kind = app_opt(app, OPT_CODES);
    *codes = !app_has(app, OPT_CODES)   ? CODES_NONE
             : span_is(kind, "letters") ? CODES_LETTERS
                                        : CODES_NUMBERS;
    if (*codes == CODES_NUMBERS && !span_is(kind, "numbers"))
        app_usage(app, "--codes needs numbers or letters, not \"%s\"", app->opt[OPT_CODES]);
    return app->status;
}

static int report_allergens(struct app *app)
{
    struct span name = app_has(app, OPT_REGIME) ? app_opt(app, OPT_REGIME) : SPAN("eu14");
    const struct regime *regime = regime_find(name);
    enum allergen_codes codes;
    struct plan plan;
    if (!regime)
        app_usage(app, "--regime needs eu14, fda9 or jp, not \"%s\"", app->opt[OPT_REGIME]);
    if (app->args_n > 2)
        app_usage(app, "more than one MENU");
    if (parse_codes(app, &codes))
        return app->status;
    app_plan_whole(app, app->today, &plan);
    if (app->args_n == 1)
        plan_add_book(&plan);
    else if (app_plan_menu(app, app_arg(app, 1), &plan))
        return app->status;
    const struct schema *schema = allergens_schema(regime, codes, &app->arena);
    out_begin(&app->out, schema);
    allergens_emit(&plan, regime, codes, schema, app->sink);
    app_plan_sum(&plan);
    return app->status ? app->status : app->sink->rows ? STATUS_YES : STATUS_NO;
}

static int parse_report(struct app *app, struct report_ctx *w, long *top)
{
    struct report *r = &w->report;
    if (app->args_n == 0)
        return app_usage(app, "missing REPORT: dishes, visits, guests, open or allergens");
    if (app->args_n > 1)
        return app_usage(app, "one argument too many: %.*s", SPAN_ARG(app_arg(app, 1)));
    if (!(r->kind = report_find(app_arg(app, 0))))
        return app_usage(app,
                         "unknown report \"%.*s\"; use dishes, visits, guests, open or allergens",
                         SPAN_ARG(app_arg(app, 0)));
    r->today = app->today;
    r->since = app_opt_date(app, OPT_SINCE, DAY_PAST, DATE_NONE);
    r->until = app_opt_date(app, OPT_UNTIL, DAY_PAST, DATE_NONE);
    r->lapsed = (int)app_opt_number(app, OPT_LAPSED, 99999, 180);
    *top = app_opt_number(app, OPT_TOP, 999999, 0);
    if (app_has(app, OPT_BY) && !report_by_parse(app_opt(app, OPT_BY), &r->by))
        app_usage(app, "--by needs month, week, year or weekday");
    app->out.options.ascii = app_has(app, OPT_ASCII);
    return app->status;
}

static int run(struct app *app)
{
    long top = 0;
    struct book book = {0};
    struct report_ctx w = {.app = app, .report.book = &book};
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = &w,
                     .prefilter = &prefilter,
                     .workers = app_busy(app),
                     .each = each,
                     .setup = setup,
                     .teardown = teardown};
    if (app->args_n && span_is(app_arg(app, 0), "allergens"))
        return report_allergens(app);
    if (parse_report(app, &w, &top))
        return app->status;
    if (w.report.kind->dishes)
        app_book(app, &book);
    out_begin(&app->out, w.report.kind->schema);
    w.report.kind->prefilter(&prefilter, &app->store.keys);
    if (app_scan(app, &q))
        return app->status;
    report_emit(&w.report, &w.all, (size_t)top, app->sink);
    gathering_release(&w.all);
    if (!app->status && !app->sink->rows)
        app_hint("nothing matches");
    return app->status ? app->status : app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_report = {
    .name = "report",
    .synopsis = "[--by PERIOD] [--since DATE] [--until DATE] [--top N] [--lapsed DAYS]\n"
                "       [--ascii] dishes|visits|guests|open\n"
                "       journal report [--regime NAME] [--codes KIND] allergens [MENU]",
    .summary = "print statistics on dishes, visits and guests",
    .example = "dishes --since 2026-01-01",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
