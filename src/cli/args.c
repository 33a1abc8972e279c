#include "cli/args.h"

#include "base/num.h"
#include "os/os.h"
#include "text/spoken.h"

enum { STDIN, STDOUT };

struct span app_arg(const struct app *app, int n)
{
    return span_str(app->args[n]);
}

bool app_has(const struct app *app, int option)
{
    return app->opt[option] != NULL;
}

struct span app_opt(const struct app *app, int option)
{
    return span_str(app->opt[option] ? app->opt[option] : "");
}

date_t app_date(const struct app *app, struct span word, enum day_sense sense)
{
    return spoken_day(word, app->today, sense, NULL);
}

/* Returns an operand and the next one as one text; the operand where it is the last. */
static struct span two_words(struct app *app, int n)
{
    return n + 1 < app->args_n ? arena_fmt(&app->arena, "%s %s", app->args[n], app->args[n + 1])
                               : app_arg(app, n);
}

/* Returns how many operands a day or an hour at n is: 2 for "next friday" and "6 pm", else 1.
 */
static int words_of_day(struct app *app, int n)
{
    struct readings r;
    struct span both = two_words(app, n);
    bool two =
        app_date(app, app_arg(app, n), DAY_COMING) == DATE_NONE &&
        (spoken_day(both, app->today, DAY_COMING, &r) != DATE_NONE || r.days[0] != DATE_NONE);
    return two ? 2 : 1;
}

date_t app_take_date(struct app *app, int *at, enum day_sense sense)
{
    if (*at >= app->args_n)
        return DATE_NONE;
    int n = words_of_day(app, *at);
    date_t d = app_date(app, n == 2 ? two_words(app, *at) : app_arg(app, *at), sense);
    *at += d == DATE_NONE ? 0 : n;
    return d;
}

int app_only_date(struct app *app, date_t *d)
{
    int at = 0;
    date_t day = app_take_date(app, &at, DAY_COMING);
    if (app->args_n && day == DATE_NONE)
        return app_no_date_at(app, 0, DAY_COMING);
    if (at < app->args_n)
        return app_usage(app, "more than one DATE");
    *d = day == DATE_NONE ? *d : day;
    return 0;
}

daytime_t app_take_time(struct app *app, int *at)
{
    if (*at >= app->args_n)
        return TIME_NONE;
    daytime_t one = spoken_hour(app_arg(app, *at), NULL), two = TIME_NONE;
    if (one == TIME_NONE && spoken_is_like_hour(app_arg(app, *at)))
        two = spoken_hour(two_words(app, *at), NULL);
    *at += one != TIME_NONE ? 1 : two != TIME_NONE ? 2 : 0;
    return one != TIME_NONE ? one : two;
}

static int unclear_day(struct app *app, const char *where, const char *word,
                       const struct readings *r)
{
    struct buf a = BUF_INIT, b = BUF_INIT;
    date_add(&a, r->days[0]);
    date_add(&b, r->days[1]);
    int status = app_usage(app, "%s\"%s\" may be %s or %s; write one of them", where, word,
                           buf_cstr(&a), buf_cstr(&b));
    buf_release(&a);
    buf_release(&b);
    return status;
}

int app_no_date(struct app *app, const char *where, const char *word, enum day_sense sense)
{
    struct readings r;
    const char *near = spoken_day_near(span_str(word));
    where = where ? arena_fmt(&app->arena, "%s: ", where).p : "";
    spoken_day(span_str(word), app->today, sense, &r);
    if (date_shape(span_str(word)))
        return app_usage(app, "%sno such day: %s", where, word);
    if (r.days[0] != DATE_NONE && r.days[1] != DATE_NONE)
        return unclear_day(app, where, word, &r);
    if (near)
        return app_usage(app, "%snot a date: %s; did you mean `%s`?", where, word, near);
    return app_usage(app,
                     "%snot a date: %s\n"
                     "a DATE is YYYY-MM-DD, such as 2026-01-05, today, tonight, yesterday, "
                     "tomorrow, friday, fri, next friday, 31 dec, +3 or -3",
                     where, word);
}

int app_no_date_at(struct app *app, int at, enum day_sense sense)
{
    struct span both = two_words(app, at);
    bool two = words_of_day(app, at) == 2 || spoken_is_like_day(both);
    return app_no_date(app, NULL, two ? both.p : app->args[at], sense);
}

int app_no_time(struct app *app, const char *where, const char *word)
{
    struct readings r;
    struct buf a = BUF_INIT, b = BUF_INIT;
    spoken_hour(span_str(word), &r);
    time_add(&a, r.hours[0]);
    time_add(&b, r.hours[1]);
    where = where ? arena_fmt(&app->arena, "%s: ", where).p : "";
    int status =
        a.n ? app_usage(app, "%s\"%s\" may be %s or %s; write one of them", where, word,
                        buf_cstr(&a), buf_cstr(&b))
            : app_usage(app,
                        "%snot a time: %s\n"
                        "a TIME is HH:MM, such as 19:30; 7:30pm, 19h30 and 1930 are too",
                        where, word);
    buf_release(&a);
    buf_release(&b);
    return status;
}

daytime_t app_opt_time(struct app *app, int option)
{
    if (!app_has(app, option))
        return TIME_NONE;
    daytime_t t = spoken_hour(app_opt(app, option), NULL);
    if (t == TIME_NONE)
        app_no_time(app, arena_fmt(&app->arena, "--%s", app->cmd->options[option].name).p,
                    app->opt[option]);
    return t;
}

date_t app_opt_date(struct app *app, int option, enum day_sense sense, date_t none)
{
    if (!app_has(app, option))
        return none;
    date_t d = app_date(app, app_opt(app, option), sense);
    if (d == DATE_NONE)
        app_no_date(app, arena_fmt(&app->arena, "--%s", app->cmd->options[option].name).p,
                    app->opt[option], sense);
    return d;
}

long app_opt_number(struct app *app, int option, long max, long none)
{
    long n;
    if (!app_has(app, option))
        return none;
    if (num_parse(app_opt(app, option), max, &n))
        return n;
    app_usage(app, "--%s: not a number from 0 to %ld: %s", app->cmd->options[option].name, max,
              app->opt[option]);
    return -1;
}

int app_opt_keys(struct app *app, int option, const bool **wanted)
{
    const struct keys *keys = &app->store.keys;
    struct span rest = app_opt(app, option), word;
    *wanted = NULL;
    if (!app_has(app, option))
        return 0;
    bool *v = ARENA_NEW(&app->arena, bool, keys->n);
    *wanted = v;
    while (span_cut(&rest, ',', &word)) {
        enum key_class class = class_find(word);
        int key = keys_find(keys, word);
        for (size_t i = 0; class != CLASS_UNKNOWN && i < keys->n; i++)
            v[i] |= keys->v[i].class == class;
        if (class == CLASS_UNKNOWN && key == KEY_NONE)
            return app_usage(app, "--%s: \"%.*s\" is neither a key nor a class",
                             app->cmd->options[option].name, SPAN_ARG(word));
        if (key != KEY_NONE)
            v[key] = true;
    }
    for (size_t i = 0; i < keys->n; i++) /* by whichever name */
        v[i] |= v[keys->v[i].as];
    return 0;
}

bool app_has_person(void)
{
    return os_is_tty(STDIN) && os_is_tty(STDOUT);
}
