#include "cli/args.h"

#include "base/num.h"
#include "os/os.h"

#include <string.h>

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

static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

static date_t weekday_near(struct span word, date_t today, bool coming)
{
    for (int i = 0; i < 7; i++)
        if (span_is_nocase(word, days[i])) {
            int ahead = (i - date_weekday(today) + 7) % 7;
            return today + (coming || ahead == 0 ? ahead : ahead - 7);
        }
    return DATE_NONE;
}

/* Returns d, or DATE_NONE if it is outside the calendar. */
static date_t in_calendar(long d)
{
    return d < 0 || d > DATE_LAST ? DATE_NONE : (date_t)d;
}

date_t app_date(const struct app *app, struct span word, bool coming)
{
    date_t today = app->today;
    long n;
    if (date_shape(word))
        return date_parse(word);
    if (span_is_nocase(word, "today"))
        return today;
    if (span_is_nocase(word, "yesterday"))
        return in_calendar(today - 1L);
    if (span_is_nocase(word, "tomorrow"))
        return in_calendar(today + 1L);
    if (word.n > 1 && (word.p[0] == '+' || word.p[0] == '-') &&
        num_parse(span_from(word, 1), 99999, &n)) {
        return in_calendar(today + (word.p[0] == '+' ? n : -n));
    }
    return in_calendar(weekday_near(word, today, coming));
}

int app_no_date(struct app *app, const char *where, const char *word)
{
    const char *colon = where ? ": " : "";
    where = where ? where : "";
    for (int i = 0; i < 7; i++)
        if (strlen(word) > 3 && span_is_nocase(span_head(span_str(word), 3), days[i]))
            return app_usage(app, "%s%snot a date: %s; did you mean `%s`?", where, colon, word,
                             days[i]);
    return app_usage(app,
                     "%s%snot a date: %s\n"
                     "a DATE is YYYY-MM-DD, today, yesterday, tomorrow, +3, -3 or mon ... sun",
                     where, colon, word);
}

date_t app_opt_date(struct app *app, int option, bool coming, date_t none)
{
    if (!app_has(app, option))
        return none;
    date_t d = app_date(app, app_opt(app, option), coming);
    if (d == DATE_NONE)
        app_no_date(app, arena_fmt(&app->arena, "--%s", app->cmd->options[option].name).p,
                    app->opt[option]);
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
