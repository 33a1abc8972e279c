#include "cmd/commands.h"

#include "base/quote.h"
#include "cli/args.h"
#include "entry/form.h"
#include "cli/guests.h"
#include "entry/hand_out.h"
#include "entry/incident.h"
#include "entry/write.h"

enum { OPT_DATE, OPT_TIME, OPT_NEW, OPT_UNDATED, OPT_MENU, OPT_VERBOSE };

static const struct option options[] = {
    [OPT_DATE] = {'d', "date", "DATE", "day of the visit; default today"},
    [OPT_TIME] = {'t', "time", "HH:MM", "time of the sitting, if there are several that day"},
    [OPT_NEW] = {0, "new", NULL, "create GUEST if there is none"},
    [OPT_UNDATED] = {0, "undated", NULL, "do not date allergy, intolerance and diet"},
    [OPT_MENU] = {'m', "menu", "MENU", "record a menu as served: file, - or DATE"},
    [OPT_VERBOSE] = {'v', "verbose", NULL, "print each line that is there already"},
    {0, NULL, NULL, NULL},
};

/* Creates a guest from an unknown name; its first entry is the `name:` line. */
static int make_guest(struct app *app, struct span name, struct party *p, struct entries *e)
{
    struct buf line = BUF_INIT;
    p->ids = ARENA_NEW(&app->arena, struct span, 1);
    int wrong = input_id(app, name, NULL, &p->ids[p->n++]);
    if (wrong)
        return wrong;
    fact_write(&line, DATE_NONE, TIME_NONE, SPAN("name"), 0, name);
    entries_add(app, e, p->ids[0], arena_copy(&app->arena, buf_span(&line)));
    e->create = true;
    buf_release(&line);
    return 0;
}

/* Finds the party. With --new the guest is created if it does not exist. */
static int find_party(struct app *app, struct party *p, struct entries *e)
{
    struct found found;
    struct err why = ERR_INIT;
    struct span name = span_trim(app_arg(app, 0));
    if (!app_has(app, OPT_NEW))
        return app_party(app, name, p);
    *p = (struct party){0};
    int got = store_resolve(&app->store, name, app->today, &found, &app->arena, &why);
    if (got < 0)
        return app_fail(app, &why);
    if (got == 0 && found.none && !found.unread.status && span_chr(name, ',') == SPAN_NONE) {
        int wrong = make_guest(app, name, p, e);
        if (!wrong)
            warn_of_namesakes(&found, p->ids[0]);
        return wrong;
    }
    return app_party(app, name, p);
}

static int find_stamp(struct app *app, struct stamp *s)
{
    *s = (struct stamp){.date = app_opt_date(app, OPT_DATE, DAY_PAST, app->today),
                        .time = app_opt_time(app, OPT_TIME),
                        .explicit_date = app_has(app, OPT_DATE),
                        .undated = app_has(app, OPT_UNDATED),
                        .menu = app_has(app, OPT_MENU)};
    return app->status;
}

/* Returns whether a fact's date is in the future; bookings and companions may be. */
static bool is_too_early(const struct app *app, const struct fact *f)
{
    return f->date > app->today && f->key != KEY_BOOKED && f->key != KEY_COMPANION;
}

/* Warns once, however many facts are of such a day. */
static void warn_of_future_days(const struct app *app, const struct inputs *in)
{
    for (size_t i = 0; i < in->n; i++) {
        const struct fact *f = &in->v[i].fact;
        if (!is_too_early(app, f))
            continue;
        app_note(
            f->class == CLASS_STANDING
                ? "warning: %.10s is in the future; the line is not current before that day"
                : "warning: %.10s is in the future; use `journal book` for a booking",
            in->v[i].line.p);
        return;
    }
}

static int no_facts(struct app *app)
{
    struct buf guest = BUF_INIT;
    quote_word(&guest, app_arg(app, 0));
    int status = app_usage(app, "missing FACT; for example: journal add %s 'dish+: black cod'",
                           buf_cstr(&guest));
    buf_release(&guest);
    return status;
}

/* Reads facts from the editor, on a form of that visit, if none were given. */
static int from_editor(struct app *app, const struct party *p, const struct stamp *stamp,
                       struct session *s, struct inputs *in)
{
    struct guest *guests = ARENA_NEW(&app->arena, struct guest, p->n);
    struct buf form = BUF_INIT;
    int status = 0;
    if (!app_has_person())
        return no_facts(app);
    for (size_t i = 0; i < p->n; i++)
        status = err_graver(status, app_load(app, p->ids[i], &guests[i]));
    if (status == 0) {
        form_visit(&form, app, p, guests, stamp->date, stamp->time);
        status = form_facts(app, s, p->ids[0], buf_span(&form), stamp, in);
    }
    if (s->untouched) /* the form was not edited: do not record the visit it suggests */
        in->n = 0;
    if (status == 0 && in->n == 0)
        app_note("nothing was typed; nothing was written");
    buf_release(&form);
    return status;
}

/* Reads the facts of the command line, the menu or the editor, and makes lines of them. */
static int read_facts(struct app *app, const struct stamp *stamp, struct session *session,
                      struct inputs *in, struct entries *e)
{
    struct party party;
    int status = inputs_read(app, 1, stamp, in);
    status = err_graver(status, find_party(app, &party, e));
    if (status)
        return status;
    if (stamp->menu)
        status = hand_out_menu(app, app_opt(app, OPT_MENU), &party, stamp, in);
    else if (app->args_n == 1 && !e->create)
        status = from_editor(app, &party, stamp, session, in);
    if (status)
        return status;
    if (stamp->menu && in->n == 0)
        return STATUS_NO;
    warn_of_future_days(app, in);
    return hand_out(app, &party, in, e);
}

static int add_facts(struct app *app, const struct stamp *stamp, struct session *session)
{
    struct arena typed = ARENA_INIT;
    struct inputs in = {.arena = &typed};
    struct entries e = {.brief = !app_has(app, OPT_VERBOSE)};
    int status = read_facts(app, stamp, session, &in, &e);
    arena_release(&typed); /* 80,000 facts take 12 MiB as they were typed */
    return status ? status : write_and_warn(app, &e);
}

static int run(struct app *app)
{
    struct stamp stamp;
    struct session session = {.app = app};
    if (app->args_n == 0)
        return app_usage(app, "missing GUEST");
    if (find_stamp(app, &stamp))
        return app->status;
    int status = add_facts(app, &stamp, &session);
    editor_end(&session, status);
    return status;
}

const struct command cmd_add = {
    .name = "add",
    .synopsis =
        "[-d DATE] [-t HH:MM] [-m MENU] [--new] [--undated] [-v] GUEST[,GUEST...] [FACT...]",
    .summary = "add facts to guests' files",
    .example = "aiko 'dish+: black cod; asked for the recipe'",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run,
};
