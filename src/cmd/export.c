#include "cmd/commands.h"

#include "ask/export.h"
#include "cli/args.h"
#include "cli/guests.h"

enum { OPT_VCARD, OPT_ICS, OPT_REC };

static const struct option options[] = {
    [OPT_VCARD] = {0, "vcard", NULL, "vCard 4: who they are"},
    [OPT_ICS] = {0, "ics", NULL, "iCalendar: bookings, birthdays every year"},
    [OPT_REC] = {0, "rec", NULL, "GNU recutils: a record a line"},
    {0, NULL, NULL, NULL},
};

/* A worker keeps files, since rows and cards are made in id order by one hand. */
struct file {
    struct span id, src;
};

struct kept {
    struct file *v;
    size_t n, cap;
};

struct whole {
    struct app *app;
    struct arena scratch;
    struct buf text;
};

/* On a terminal the CR before each newline would be shown as an escape. */
static void print_text(struct whole *w)
{
    struct span rest = buf_span(&w->text), line;
    while (span_line(&rest, &line)) {
        bool cut = w->app->out.options.terminal && span_ends(line, SPAN("\r"));
        out_text(&w->app->out, cut ? span_head(line, line.n - 1) : line);
        out_text(&w->app->out, SPAN("\n"));
    }
    buf_clear(&w->text);
}

static void export_one(void *ctx, struct guest *g)
{
    struct whole *w = ctx;
    struct app *app = w->app;
    if (app_has(app, OPT_VCARD))
        export_vcard(&w->text, g, app->today);
    else if (app_has(app, OPT_ICS))
        export_events(&w->text, g, app->today);
    else
        export_guest(g, app->sink);
    print_text(w);
}

static void each(struct scan_worker *w, const struct scan_file *file)
{
    struct kept *k = w->kept;
    k->v = arena_grow(&w->keep, k->v, k->n, &k->cap, sizeof *k->v);
    k->v[k->n++] =
        (struct file){arena_copy(&w->keep, file->id), arena_copy(&w->keep, file->src)};
}

static bool flush(void *ctx, struct scan_worker *worker)
{
    struct whole *w = ctx;
    const struct kept *k = worker->kept;
    for (size_t i = 0; i < k->n; i++) {
        struct guest g;
        arena_reset(&w->scratch);
        guest_facts(&g, k->v[i].id, k->v[i].src, &w->app->store.keys, &w->scratch);
        export_one(w, &g);
    }
    return !w->app->out.err.status;
}

static int of_house(struct whole *w)
{
    struct scan q = {.ctx = w, .kept_size = sizeof(struct kept), .each = each, .flush = flush};
    return app_scan(w->app, &q);
}

static int choose_format(struct app *app)
{
    int n = app_has(app, OPT_VCARD) + app_has(app, OPT_ICS) + app_has(app, OPT_REC) +
            (app->format != OUT_TEXT);
    if (n > 1)
        return app_usage(app, "one format at a time");
    if (app_has(app, OPT_REC))
        app->out.options.format = OUT_REC;
    return 0;
}

static int run(struct app *app)
{
    struct whole w = {.app = app};
    if (choose_format(app))
        return app->status;
    bool calendar = app_has(app, OPT_ICS);
    if (calendar)
        export_calendar(&w.text, true);
    else if (!app_has(app, OPT_VCARD))
        out_begin(&app->out, &export_schema);
    print_text(&w);
    int status = app->args_n ? app_each_guest(app, 0, export_one, &w) : of_house(&w);
    if (calendar)
        export_calendar(&w.text, false);
    print_text(&w);
    buf_release(&w.text);
    arena_release(&w.scratch);
    return status;
}

const struct command cmd_export = {
    .name = "export",
    .synopsis = "[--vcard | --ics | --rec] [GUEST...]",
    .summary =
        "every line of the guests' files, or their cards and bookings, for other programs",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
