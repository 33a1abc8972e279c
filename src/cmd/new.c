#include "cmd/commands.h"

#include "base/quote.h"
#include "cli/args.h"
#include "entry/form.h"
#include "cli/guests.h"
#include "entry/hand_out.h"
#include "entry/incident.h"
#include "entry/write.h"
#include "text/visit.h"

enum { OPT_AS, OPT_DATE, OPT_UNDATED };

static const struct option options[] = {
    [OPT_AS] = {0, "as", "ID", "use this id instead of the name's own"},
    [OPT_DATE] = {'d', "date", "DATE", "day of dated facts; default today"},
    [OPT_UNDATED] = {0, "undated", NULL, "do not date allergy, intolerance and diet"},
    {0, NULL, NULL, NULL},
};

static int find_id(struct app *app, struct span name, struct span *id)
{
    return input_id(app, name, app->opt[OPT_AS], id);
}

/* Refuses the id of the name, and says how to choose another one. */
static int refuse_id(struct app *app, struct buf *reason)
{
    struct err e = ERR_INIT;
    buf_str(reason, "\nif this is another person: journal new --as ID ");
    quote_add(reason, app_arg(app, 0));
    err_set(&e, STATUS_GUEST, "%s", buf_cstr(reason));
    buf_release(reason);
    return app_fail(app, &e);
}

static int taken(struct app *app, struct span id)
{
    struct guest g;
    date_t last;
    if (app_load(app, id, &g))
        return app->status;
    struct slots slots = guest_slots(&g, &app->arena);
    struct buf b = BUF_INIT;
    buf_fmt(&b, "the id %.*s is taken by %.*s", SPAN_ARG(id), SPAN_ARG(guest_name(&g)));
    if (slots_visits(&slots, app->today, &last)) {
        buf_str(&b, ", last visit ");
        date_add(&b, last);
    }
    return refuse_id(app, &b);
}

/*
 * Finds guests with the same name. Reports that another guest had the id until a rename: lines
 * that mention the id mean that guest, and git would merge the files of both. Returns 0 if no
 * guest had it.
 */
static int find_namesakes(struct app *app, struct span name, struct span id, struct found *f)
{
    struct span had;
    struct buf b = BUF_INIT;
    struct err unseen = ERR_INIT; /* no reason against a guest, but the user has to know */
    if (store_resolve_new(&app->store, name, id, app->today, f, &had, &app->arena, &unseen) < 0)
        app_note("warning: could not check for guests with the same name: %s", unseen.text);
    if (!had.n)
        return 0;
    warn_had_id(&b, id, had);
    return refuse_id(app, &b);
}

/*
 * Opens the form of a first visit on a terminal if only a name was given. The name in the form
 * is used.
 */
static int from_editor(struct app *app, const struct stamp *stamp, struct session *s,
                       struct inputs *in, struct span *name)
{
    struct span id;
    struct found unused; /* make() warns of namesakes */
    struct buf form = BUF_INIT;
    struct err e = ERR_INIT;
    int status = find_id(app, *name, &id);
    if (status == 0 && store_has(&app->store, id, &e) > 0)
        return taken(app, id);
    if (status == 0 && find_namesakes(app, *name, id, &unused))
        return app->status;
    form_first_visit(&form, app, *name);
    if (status == 0)
        status = form_facts(app, s, id, buf_span(&form), stamp, in);
    buf_release(&form);
    if (status == 0 && !s->saved) {
        err_set(&e, STATUS_NO, "the form was not saved; no guest was created");
        return app_fail(app, &e);
    }
    *name = SPAN("");
    for (size_t i = 0; i < in->n; i++)
        if (in->v[i].fact.key == KEY_NAME)
            *name = in->v[i].fact.text;
    if (status == 0 && name->n == 0)
        return app_usage(app, "the form has no name; no guest was created");
    return status;
}

static int make(struct app *app, struct span name, const struct inputs *in)
{
    struct span id;
    struct entries e = {0};
    struct err why = ERR_INIT;
    struct buf line = BUF_INIT;
    if (find_id(app, name, &id))
        return app->status;
    int there = store_has(&app->store, id, &why);
    if (there)
        return there < 0 ? app_fail(app, &why) : taken(app, id);
    struct found namesakes;
    if (find_namesakes(app, name, id, &namesakes))
        return app->status;
    warn_of_namesakes(&namesakes, id);
    fact_write(&line, DATE_NONE, TIME_NONE, SPAN("name"), 0, name);
    entries_add(app, &e, id, arena_copy(&app->arena, buf_span(&line)));
    buf_release(&line);
    hand_out_mentions(app, &(struct party){0}, in);
    for (size_t i = 0; i < in->n; i++)
        if (in->v[i].fact.key != KEY_NAME || !span_eq(in->v[i].fact.text, name))
            entries_add(app, &e, id, in->v[i].line);
    e.create = true;
    return write_and_warn(app, &e);
}

/* `journal new guest Ann` means `journal new Ann`. */
static bool is_the_word_guest(const struct app *app)
{
    return span_is_nocase(app_arg(app, 0), "guest") && !app_has(app, OPT_AS);
}

static int check_inputs(struct app *app, const struct inputs *in)
{
    int status = 0;
    for (size_t i = 0; i < in->n; i++)
        if (in->v[i].only.n)
            status = app_usage(app, "a fact for another guest (%.*s); use: journal add",
                               SPAN_ARG(in->v[i].only));
    return status;
}

/* Creates the guest of the command line, or of the form. Returns 0 or a status. */
static int create(struct app *app, const struct stamp *stamp, struct session *session)
{
    struct span name;
    struct inputs in = {0};
    int status = input_text(app, app_arg(app, 0), &name);
    if (status)
        return status;
    status = inputs_read(app, 1, stamp, &in);
    status = err_graver(status, check_inputs(app, &in));
    if (status)
        return status;
    if (app->args_n == 1 && app_has_person())
        status = from_editor(app, stamp, session, &in, &name);
    return status ? status : make(app, name, &in);
}

static int run(struct app *app)
{
    struct session session = {.app = app};
    struct stamp stamp = {.date = app_opt_date(app, OPT_DATE, DAY_PAST, app->today),
                          .time = TIME_NONE,
                          .explicit_date = app_has(app, OPT_DATE),
                          .keyed = true,
                          .undated = app_has(app, OPT_UNDATED)};
    if (app->args_n == 0)
        return app_usage(app, "missing NAME");
    if (is_the_word_guest(app))
        return app_usage(app, "\"%s\" is not a name; to create a guest: journal new 'Ann Lee'",
                         app->args[0]);
    int status = app->status ? app->status : create(app, &stamp, &session);
    editor_end(&session, status);
    return status;
}

const struct command cmd_new = {
    .name = "new",
    .synopsis = "[--as ID] [-d DATE] [--undated] NAME [FACT...]",
    .summary = "create a guest",
    .example = "'Aiko Nakamura' 'allergy: shellfish'",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run,
};
