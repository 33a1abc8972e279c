#include "cmd/commands.h"

#include "cli/args.h"
#include "entry/editor.h"
#include "cli/evening.h"
#include "cli/guests.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
#include "entry/served_sheet.h"
#include "os/os.h"
#include "pages/sheet.h"
#include "text/edit.h"

enum { OPT_PRINT, OPT_BLANK, OPT_RECORD, OPT_MENU, OPT_INSTEAD };

static const struct option options[] = {
    [OPT_PRINT] = {0, "print", NULL, "print the sheet; do not open an editor"},
    [OPT_BLANK] = {0, "blank", NULL, "print it with empty boxes, to fill in by hand"},
    [OPT_RECORD] = {0, "record", "FILE", "record a completed sheet: file or -"},
    [OPT_MENU] = {'m', "menu", "MENU", "the dishes: file, - or DATE"},
    [OPT_INSTEAD] = {0, "instead", NULL, "name a dish to serve instead, in the comments"},
    {0, NULL, NULL, NULL},
};

enum { STDIN };

struct job {
    struct app *app;
    date_t date;
    bool dated;     /* DATE was given */
    daytime_t time; /* TIME_NONE: tables of every hour */
    int guests;     /* the first GUEST among the operands */
    struct plan menu;
    struct plan choices; /* what may be served instead */
    bool has_menu;
};

/* ---- the command line ---- */

static int read_operands(struct job *j)
{
    struct app *app = j->app;
    int at = 0;
    date_t day = app_take_date(app, &at, DAY_PAST);
    if (day == DATE_NONE && app_is_wrong_date(app, 0))
        return app_no_date_at(app, 0, DAY_PAST);
    j->dated = day != DATE_NONE;
    j->date = j->dated ? day : app->today;
    bool more = at < app->args_n;
    j->time = app_take_time(app, &at);
    j->guests = at;
    if (j->time != TIME_NONE && at < app->args_n)
        return app_usage(app, "use HH:MM or GUEST, not both");
    if (at + 1 < app->args_n)
        return app_usage(app,
                         "more than one argument; separate guests with a comma: GUEST,GUEST");
    if (app_has(app, OPT_RECORD) && (more || app_has(app, OPT_PRINT) ||
                                     app_has(app, OPT_BLANK) || app_has(app, OPT_INSTEAD)))
        return app_usage(app, "--record takes only FILE and, for a past day, DATE");
    if (!app_has(app, OPT_RECORD) && !out_for_people(&app->out))
        return app_usage(app, "--tsv and --json need --record; a sheet is text");
    return 0;
}

/* Reads the menu that was asked for, or that of the day if there is one. */
static int read_menu(struct job *j)
{
    struct app *app = j->app;
    struct span day;
    struct err e = ERR_INIT;
    struct buf b = BUF_INIT;
    buf_str(&b, "menus/");
    date_add(&b, j->date);
    buf_str(&b, ".txt");
    day = buf_move(&b, &app->arena);
    j->has_menu = app_has(app, OPT_MENU) || os_exists(app->store.rootfd, day.p, &e) != 0;
    if (app_has(app, OPT_INSTEAD))
        app_plan_whole(app, j->date, &j->menu);
    else
        app_plan(app, j->date, &j->menu);
    if (j->has_menu)
        return app_plan_menu(app, app_has(app, OPT_MENU) ? app_opt(app, OPT_MENU) : SPAN(""),
                             &j->menu);
    return app->status;
}

/* ---- recording ---- */

/* Refuses a sheet of another day, which is most often the wrong file. */
static int check_date(struct job *j, const struct served_sheet *s, date_t date)
{
    struct app *app = j->app;
    struct buf b = BUF_INIT, given = BUF_INIT;
    date_add(&b, date);
    date_add(&given, j->date);
    struct diag d = {.severity = DIAG_ERROR, .path = s->path, .name = "other-day"};
    if (date > app->today) {
        d.message =
            arena_fmt(&app->arena, "the sheet is of %s, which is in the future", buf_cstr(&b));
        d.remedy = SPAN("record it on that day; for a booking use `journal book`");
    } else if (j->dated ? date != j->date : date < app->today - 1) {
        d.message = arena_fmt(&app->arena, "the sheet is of %s, not of %s", buf_cstr(&b),
                              buf_cstr(&given));
        d.remedy = arena_fmt(&app->arena, "if that is intended: journal sheet %s --record FILE",
                             buf_cstr(&b));
    }
    buf_release(&b);
    buf_release(&given);
    if (!d.message.n)
        return 0;
    app_diag(app, &d);
    return STATUS_FILE;
}

static int read_sheet(struct job *j, struct served_sheet *s, struct span src)
{
    int status = served_sheet_read(s, src);
    if (s->sheet.date != DATE_NONE)
        status = err_graver(status, check_date(j, s, s->sheet.date));
    return status;
}

/* Reads the menu of the sheet's day, for names that are nearly those of its dishes. */
static int record(struct job *j, struct span src, struct span path)
{
    struct served_sheet s = {.app = j->app, .path = path};
    int status = 0;
    if (app_has(j->app, OPT_MENU) || j->has_menu)
        s.menu = &j->menu;
    status = read_sheet(j, &s, src);
    if (status)
        app_note("nothing was written");
    else
        status = served_sheet_write(&s);
    served_sheet_end(&s);
    return status;
}

/* Returns the day that the title names, before anything else is read. */
static date_t day_of(struct app *app, struct span src)
{
    struct sheet s;
    struct diags ignored = DIAGS_INIT(&app->arena);
    sheet_parse(&s, src, &ignored, &app->arena);
    return s.date;
}

static int record_file(struct job *j)
{
    enum { SHEET_KIB = 256 };
    struct app *app = j->app;
    struct buf b = BUF_INIT;
    struct err e = ERR_INIT;
    struct span path = app_opt(app, OPT_RECORD);
    bool in = span_is(path, "-");
    int got = in ? os_read_fd(STDIN, "standard input", &b, &e)
                 : os_read(OS_CWD, app->opt[OPT_RECORD], &b, NULL, &e);
    struct span src = buf_move(&b, &app->arena);
    if (got == 0 && !in)
        err_set(&e, STATUS_FILE, "no such file: %s", app->opt[OPT_RECORD]);
    if (e.status)
        return app_fail(app, &e);
    struct job of = *j;
    date_t day = day_of(app, src);
    if (day != DATE_NONE && src.n > SHEET_KIB * 1024) {
        err_set(&e, STATUS_FILE, "%s is larger than %d KiB; a sheet has one evening",
                in ? "standard input" : app->opt[OPT_RECORD], SHEET_KIB);
        return app_fail(app, &e);
    }
    of.date = day != DATE_NONE ? day : j->date;
    if (read_menu(&of))
        return app->status;
    of.date = j->date;
    return record(&of, src, in ? SPAN("standard input") : path);
}

/* ---- the page ---- */

/* Refuses a menu with a control character in a name, which could not be read back. */
static int check_menu(struct job *j)
{
    for (size_t i = 0; i < j->menu.n; i++) {
        const struct fact *f = j->menu.v[i].fact;
        const char *why = edit_refuses(f->text);
        if (why)
            return app_usage(j->app, "line %u of the menu cannot be on a sheet because %s",
                             f->lineno, why);
    }
    return 0;
}

static bool is_of_hour(const struct job *j, const struct brief_seat *seat)
{
    return j->time == TIME_NONE || seat->time == j->time ||
           (seat->slot && seat->slot->time == j->time);
}

/* Appends the tables. Returns how many. */
static size_t add_tables(struct job *j, struct evening *ev, struct buf *page)
{
    struct brief *b = &ev->brief;
    struct sheet_page p = {.blank = app_has(j->app, OPT_BLANK),
                           .evening = b,
                           .plan = &j->menu,
                           .keys = &j->app->store.keys,
                           .language = j->app->out.options.language,
                           .guests = SET_INIT(&j->app->arena),
                           .texts = SET_INIT(&j->app->arena),
                           .arena = &j->app->arena};
    size_t tables = 0;
    if (app_has(j->app, OPT_INSTEAD)) {
        p.menu_n = app_choices(&j->menu, &j->choices);
        p.choices = &j->choices;
    }
    brief_tables(b);
    sheet_add_title(page, j->date);
    for (size_t i = 0, n; i < b->seats_n; i += n) {
        n = brief_table_size(b, i);
        if (!is_of_hour(j, &b->seats[i]))
            continue;
        sheet_add_table(page, &p, &b->seats[i], n);
        tables++;
    }
    while (span_ends(buf_span(page), SPAN("\n\n")))
        page->n--;
    return tables;
}

/* Returns 0 and the page, STATUS_NO if no guest comes, or another status that was printed. */
static int make_page(struct job *j, struct buf *page)
{
    struct app *app = j->app;
    struct evening ev;
    if (read_menu(j) || check_menu(j))
        return app->status;
    if (!j->has_menu)
        app_note("no menu for that day, so the sheet has no dishes; to use another: -m MENU");
    evening_begin(&ev, app, j->date);
    ev.recorded = true;
    int status =
        j->guests < app->args_n ? evening_of_guests(&ev, j->guests) : evening_of_house(&ev);
    if (status || add_tables(j, &ev, page))
        return status;
    evening_nobody(&ev);
    return STATUS_NO;
}

/* ---- the editor ---- */

/* Returns the number of the first line of cells, which is two below the first empty line. */
static size_t first_cells(struct span page)
{
    struct span line;
    for (size_t n = 1; span_line(&page, &line); n++)
        if (line.n == 0)
            return n + 2;
    return 0;
}

/* Opens the editor, again while something is wrong. STATUS_NO: it saved nothing. */
static int edit_until_right(struct job *j, struct session *session, struct served_sheet *s)
{
    for (;;) {
        struct span typed;
        int status = editor_run(session, &typed);
        if (status)
            return status;
        if (!session->saved && !session->typed_before) {
            app_note("the editor saved nothing, so nothing was recorded");
            return STATUS_NO;
        }
        status = read_sheet(j, s, typed);
        if (!status || status == STATUS_SYSTEM || !editor_ask("edit it again?", true))
            return status;
        session->typed_before = true;
        j->app->status = 0;
    }
}

static int edit(struct job *j, struct span page)
{
    struct app *app = j->app;
    struct session session;
    struct buf id = BUF_INIT;
    buf_str(&id, "sheet-");
    date_add(&id, j->date);
    int status = editor_begin(&session, app, buf_span(&id), page);
    buf_release(&id);
    if (status)
        return status;
    session.line = first_cells(page);
    const char *path = session.path;
    struct served_sheet s = {.app = app, .path = SPAN("the sheet")};
    s.menu = j->has_menu ? &j->menu : NULL;
    status = edit_until_right(j, &session, &s);
    if (!status)
        status = served_sheet_write(&s);
    editor_end(&session, status == STATUS_NO ? 0 : status);
    if (os_exists(app->store.rootfd, path, &(struct err){0}) > 0)
        app_note("to record it: journal sheet --record %s/%s", app->store.path.p, path);
    served_sheet_end(&s);
    return status;
}

static int run(struct app *app)
{
    struct job j = {.app = app};
    struct buf page = BUF_INIT;
    if (read_operands(&j))
        return app->status;
    if (app_has(app, OPT_RECORD))
        return record_file(&j);
    bool print = app_has(app, OPT_PRINT) || app_has(app, OPT_BLANK) || !app_has_person();
    if (!print && j.date > app->today)
        return app_usage(app, "that day is in the future; to print its sheet: --print");
    int status = make_page(&j, &page);
    if (status == 0 && print)
        out_text(&app->out, buf_span(&page));
    else if (status == 0)
        status = edit(&j, buf_span(&page));
    buf_release(&page);
    return status;
}

const struct command cmd_sheet = {
    .name = "sheet",
    .synopsis = "[-m MENU] [--print | --blank] [--instead] [DATE] [GUEST[,GUEST...] | HH:MM]\n"
                "       journal sheet [-m MENU] --record FILE [DATE]",
    .summary = "record a whole evening on one page",
    .example = "fri",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | WRITES | WHOLE_HOUSE | SPEAKS,
    .run = run,
};
