#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "entry/hand_out.h"
#include "entry/incident.h"
#include "entry/keyless.h"

enum { OPT_DATE, OPT_TIME, OPT_MENU };

static const struct option options[] = {
    [OPT_DATE] = {'d', "date", "DATE", "day of the visit; default today"},
    [OPT_TIME] = {'t', "time", "HH:MM", "time of the sitting, if there are several that day"},
    [OPT_MENU] = {'m', "menu", "MENU", "first record a menu as served to all guests named"},
    {0, NULL, NULL, NULL},
};

static bool is_guest(struct span arg)
{
    return arg.n > 1 && arg.p[0] == '@' && span_chr(arg, ' ') == SPAN_NONE;
}

/* Returns whether an argument is a fact ("dish: tofu", "!egg"), not words and a mark. */
static bool is_fact(const struct app *app, struct span arg)
{
    return arg.n && (arg.p[0] == '!' || fact_parse(arg, 0, &app->store.keys).kind == LINE_FACT);
}

static int add(struct app *app, struct span guest, struct span text, const struct stamp *stamp,
               struct inputs *in)
{
    size_t first = in->n;
    int status = inputs_add(app, text, stamp, in);
    for (; first < in->n; first++) {
        const struct fact *f = &in->v[first].fact;
        if (f->class != CLASS_ITEM)
            return app_usage(
                app, "use `journal add` for \"%.*s\"; mark takes only dishes and drinks",
                SPAN_ARG(fact_key_is(f)));
        in->v[first].only = guest;
    }
    return status;
}

static int no_mark(struct app *app, struct span words)
{
    return app_usage(app, "missing mark (+ - ~ *) after \"%.*s\"; write it as in: hamachi~ 3+",
                     (int)(words.n < 200 ? words.n : 200), words.p);
}

/* Looks at two characters only, since there may be many words. */
static bool may_end(struct span arg, char first)
{
    return !first || fact_is_mark(first) || (arg.n && fact_is_mark(arg.p[arg.n - 1]));
}

/* Reads the marks: words may be several arguments, up to one that ends in a mark. */
static int read_marks(struct app *app, const struct stamp *stamp, struct party *named,
                      struct inputs *in)
{
    struct buf words = BUF_INIT;
    struct span guest = SPAN("");
    int status = 0;
    for (int i = 1; i < app->args_n && status == 0; i++) {
        struct span arg = span_trim(app_arg(app, i));
        bool alone = is_guest(arg) || is_fact(app, arg);
        if (words.n && alone)
            break;
        if (is_guest(arg)) {
            guest = named->ids[named->n++] = arg;
            continue;
        }
        buf_fmt(&words, "%s%.*s", words.n ? " " : "", SPAN_ARG(arg));
        if (!alone && !may_end(arg, words.p[0]))
            continue;
        struct span all = arena_copy(&app->arena, buf_span(&words));
        if (!alone && !keyless_is_marks(all))
            continue;
        status = add(app, guest, all, stamp, in);
        buf_clear(&words);
    }
    if (status == 0 && words.n)
        status = no_mark(app, buf_span(&words));
    buf_release(&words);
    return status;
}

/* Adds the dishes of the menu to each named guest. */
static int add_menu(struct app *app, const struct party *party, const struct party *named,
                    const struct stamp *stamp, struct inputs *in)
{
    struct buf all = BUF_INIT;
    struct party served;
    for (size_t i = 0; i < party->n; i++)
        buf_fmt(&all, "%s@%.*s", i ? "," : "", SPAN_ARG(party->ids[i]));
    for (size_t i = 0; i < named->n; i++) {
        struct span id;
        if (hand_out_named(app, party, named->ids[i], &id))
            continue;
        buf_fmt(&all, ",@%.*s", SPAN_ARG(id));
    }
    int status = app->status;
    if (status == 0)
        status = app_party(app, arena_copy(&app->arena, buf_span(&all)), &served);
    if (status == 0)
        status = hand_out_menu(app, app_opt(app, OPT_MENU), &served, stamp, in);
    buf_release(&all);
    return status;
}

static int find_stamp(struct app *app, struct stamp *s)
{
    *s = (struct stamp){.date = app_opt_date(app, OPT_DATE, DAY_PAST, app->today),
                        .time = app_opt_time(app, OPT_TIME),
                        .explicit_date = app_has(app, OPT_DATE),
                        .menu = app_has(app, OPT_MENU)};
    return app->status;
}

static int run(struct app *app)
{
    struct party party, named = {ARENA_NEW(&app->arena, struct span, (size_t)app->args_n), 0};
    struct inputs in = {0};
    struct entries e = {.brief = true};
    struct stamp stamp;
    if (app->args_n < 2)
        return app_usage(app, "missing %s", app->args_n ? "MARK: hamachi~, 3+" : "GUEST");
    if (find_stamp(app, &stamp))
        return app->status;
    if (!stamp.menu && is_guest(span_trim(app_arg(app, app->args_n - 1))))
        return no_mark(app, app_arg(app, app->args_n - 1));
    int status = read_marks(app, &stamp, &named, &in);
    status = err_graver(status, app_party(app, app_arg(app, 0), &party));
    if (status == 0 && stamp.menu)
        status = add_menu(app, &party, &named, &stamp, &in);
    if (status == 0)
        status = hand_out(app, &party, &in, &e);
    return status ? status : write_and_warn(app, &e);
}

const struct command cmd_mark = {
    .name = "mark",
    .synopsis = "[-d DATE] [-t HH:MM] [-m MENU] GUEST[,GUEST...] [@GUEST] WORDS... MARK...",
    .summary = "record how the dishes of a visit were liked",
    .example = "aiko cod+ rice~",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run,
};
