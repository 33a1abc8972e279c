#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "entry/person.h"
#include "query/export.h"
#include "text/slug.h"

enum { OPT_VCARD, OPT_ICS, OPT_SINCE, OPT_NO_BIRTHDAYS, OPT_REC, OPT_ABOUT };

static const struct option options[] = {
    [OPT_VCARD] = {0, "vcard", "[=VERSION]", "vCard 3.0, or 4: names and contacts"},
    [OPT_ICS] = {0, "ics", NULL, "iCalendar: bookings, birthdays every year"},
    [OPT_SINCE] = {0, "since", "DATE", "with --ics: only bookings from DATE on"},
    [OPT_NO_BIRTHDAYS] = {0, "no-birthdays", NULL, "with --ics: only bookings"},
    [OPT_REC] = {0, "rec", NULL, "GNU recutils: one record per line"},
    [OPT_ABOUT] = {0, "about", "GUEST", "all lines about one guest, from every file"},
    {0, NULL, NULL, NULL},
};

/* A worker keeps files, since rows and cards are made in id order by one hand. */
struct export_file {
    struct span id, src;
};

struct export_ctx {
    struct app *app;
    struct arena scratch;
    struct buf text;
    enum vcard_version version;
    struct export_events events;
};

/* Prints the text, on a terminal without the CR of each line, which would be an escape. */
static void print_text(struct export_ctx *w)
{
    struct span rest = buf_span(&w->text), line;
    while (span_line(&rest, &line)) {
        bool cut = w->app->out.options.terminal && span_ends(line, SPAN("\r"));
        out_text(&w->app->out, cut ? span_head(line, line.n - 1) : line);
        out_text(&w->app->out, SPAN("\n"));
    }
    buf_clear(&w->text);
}

static void export_one(struct export_ctx *w, const struct guest *g)
{
    struct app *app = w->app;
    if (app_has(app, OPT_VCARD))
        export_vcard(&w->text, g, w->version, app->today);
    else if (app_has(app, OPT_ICS))
        export_events(&w->text, g, &w->events);
    else
        export_guest(g, app->sink);
    print_text(w);
}

/* Exports a file with its comments, each of them: the file can be made again from it. */
static void export_lines(struct export_ctx *w, struct span id, struct span src)
{
    struct guest g;
    arena_reset(&w->scratch);
    guest_lines(&g, id, src, &w->app->store.keys, &w->scratch);
    export_one(w, &g);
}

static void of_guest(void *ctx, struct guest *g)
{
    export_lines(ctx, g->id, g->src);
}

static void put_file(struct scan_worker *w, const struct scan_file *file)
{
    struct export_file *put = scan_put(w);
    *put =
        (struct export_file){arena_copy(&w->keep, file->id), arena_copy(&w->keep, file->src)};
}

static bool export_file(void *ctx, void *item)
{
    struct export_ctx *w = ctx;
    const struct export_file *file = item;
    export_lines(w, file->id, file->src);
    return !w->app->out.err.status;
}

static int of_house(struct export_ctx *w)
{
    struct scan q = {.ctx = w,
                     .item_size = sizeof(struct export_file),
                     .each = put_file,
                     .item = export_file};
    return app_scan(w->app, &q);
}

static int choose_version(struct app *app, enum vcard_version *version)
{
    struct span word = app_opt(app, OPT_VCARD);
    *version = span_is(word, "4") || span_is(word, "4.0") ? VCARD_4 : VCARD_3;
    if (*version == VCARD_3 && word.n && !span_is(word, "3") && !span_is(word, "3.0"))
        return app_usage(app, "--vcard needs 3 or 4, not \"%.*s\"",
                         (int)(word.n < 40 ? word.n : 40), word.p);
    return 0;
}

static int choose_events(struct app *app, struct export_events *events)
{
    bool chosen = app_has(app, OPT_SINCE) || app_has(app, OPT_NO_BIRTHDAYS);
    if (chosen && !app_has(app, OPT_ICS))
        return app_usage(app, "--since and --no-birthdays need --ics");
    events->since = app_opt_date(app, OPT_SINCE, DAY_PAST, DATE_NONE);
    events->no_birthdays = app_has(app, OPT_NO_BIRTHDAYS);
    events->today = app->today;
    return app->status;
}

static int choose_format(struct app *app)
{
    int cards = app_has(app, OPT_VCARD) + app_has(app, OPT_ICS);
    int n = cards + app_has(app, OPT_REC) + !out_for_people(&app->out);
    if (n > 1)
        return app_usage(app, "one format at a time");
    if (cards && app_has(app, OPT_ABOUT))
        return app_usage(app, "--about prints lines; a card or a calendar cannot hold them");
    if (app_has(app, OPT_REC))
        app->out.options.format = OUT_REC;
    return 0;
}

/* All that the journal has about one person, for a request to see it */

enum { FILE_PATH, LINE, KIND, TEXT };

static const struct field about_fields[] = {
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [KIND] = {"kind", FIELD_TEXT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
};

static const char *const about_layouts[] = {"{file}:{line}: {text}"};

static const struct schema about_schema = {
    "about", about_fields, sizeof about_fields / sizeof *about_fields, about_layouts, 1};

static void emit_about(struct app *app, struct span path, unsigned lineno, const char *kind,
                       struct span text)
{
    struct row r = row_new(&about_schema);
    row_text(&r, FILE_PATH, path);
    row_int(&r, LINE, lineno);
    row_text(&r, KIND, span_str(kind));
    row_text(&r, TEXT, text);
    sink_row(app->sink, &r);
}

static void emit_mention(void *ctx, struct span path, unsigned lineno, struct span line,
                         struct span now)
{
    (void)now;
    emit_about(ctx, path, lineno, "mention", line);
}

static int export_about(struct app *app)
{
    struct span id;
    struct guest g;
    struct person_files p;
    if (app->args_n)
        return app_usage(app, "--about takes one GUEST, and no other operand");
    if (app_guest(app, span_str(app->opt[OPT_ABOUT]), &id) || app_load(app, id, &g) ||
        person_find(&p, app, &g, SPAN("@" SLUG_FORGOTTEN)))
        return app->status;
    out_begin(&app->out, &about_schema);
    struct span rest = g.src, line;
    for (unsigned lineno = 1; span_line(&rest, &line); lineno++)
        if (span_trim(line).n)
            emit_about(app, p.own, lineno, "own", span_trim(line));
    person_lines(&p, emit_mention, app);
    person_note_copies(app, id);
    return app->status;
}

static int run(struct app *app)
{
    struct export_ctx w = {.app = app};
    if (choose_format(app) || choose_version(app, &w.version) || choose_events(app, &w.events))
        return app->status;
    if (app_has(app, OPT_ABOUT))
        return export_about(app);
    bool calendar = app_has(app, OPT_ICS);
    if (calendar)
        export_calendar(&w.text, true);
    else if (!app_has(app, OPT_VCARD))
        out_begin(&app->out, &export_schema);
    print_text(&w);
    int status = app->args_n ? app_each_guest(app, 0, of_guest, &w) : of_house(&w);
    if (calendar)
        export_calendar(&w.text, false);
    print_text(&w);
    buf_release(&w.text);
    arena_release(&w.scratch);
    return status;
}

const struct command cmd_export = {
    .name = "export",
    .synopsis = "[--vcard[=VERSION] | --ics | --rec] [--since DATE] [--no-birthdays]\n"
                "       [--about GUEST | GUEST...]",
    .summary = "write guests, bookings or contacts for other programs",
    .example = "--json",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
