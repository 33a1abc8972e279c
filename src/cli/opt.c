#include "cli/opt.h"

#include "base/fold.h"
#include "base/num.h"

#include <string.h>

enum {
    OPT_DIR,
    OPT_TODAY,
    OPT_COLOR,
    OPT_TEXT,
    OPT_TSV,
    OPT_JSON,
    OPT_HTML,
    OPT_CSV,
    OPT_WIDTH,
    OPT_PAGER,
    OPT_JOBS,
    OPT_HELP,
    OPT_VERSION
};

const struct option global_options[] = {
    [OPT_DIR] = {'C', "directory", "DIR", "the journal"},
    [OPT_TODAY] = {0, "today", "DATE", "today's date instead of the clock's"},
    [OPT_COLOR] = {0, "color", "WHEN", "auto, always or never"},
    [OPT_TEXT] = {0, "text", NULL, "for people (the default)"},
    [OPT_TSV] = {0, "tsv", NULL, "tab-separated, with a header line"},
    [OPT_JSON] = {0, "json", NULL, "one object per line"},
    [OPT_HTML] = {0, "html", NULL, "one page for a telephone, a screen or a printer"},
    [OPT_CSV] = {0, "csv", NULL, "RFC 4180, guarded against formulas; --csv=raw: unguarded"},
    [OPT_WIDTH] = {0, "width", "N", "width of text output in columns, such as 32, 40 or 80"},
    [OPT_PAGER] = {0, "no-pager", NULL, "do not use $PAGER"},
    [OPT_JOBS] = {'j', "jobs", "N", "worker threads; default one per 256 guests"},
    [OPT_HELP] = {'h', "help", NULL, "this text"},
    [OPT_VERSION] = {'V', "version", NULL, "the version"},
    {0, NULL, NULL, NULL},
};

/* Returns whether the command has that format option. */
bool opt_applies(const struct command *c, int global)
{
    if ((global >= OPT_TEXT && global <= OPT_HTML) || global == OPT_WIDTH)
        return c && c->needs & (FORMATS | TABLE);
    if (global == OPT_CSV)
        return c && c->needs & TABLE;
    return global != OPT_VERSION || !c;
}

static int set_jobs(struct app *app, const char *value)
{
    long n;
    if (!num_parse(span_str(value), 256, &n) || n == 0)
        return app_usage(app, "-j needs a number from 1 to 256, not \"%s\"", value);
    app->jobs = (size_t)n;
    return 0;
}

static int set_width(struct app *app, const char *value)
{
    long n;
    if (!num_parse(span_str(value), 1000, &n))
        return app_usage(app, "--width needs a number from 0 to 1000, not \"%s\"", value);
    app->width = (size_t)n;
    return 0;
}

static int set_global(struct app *app, int which, const char *value)
{
    switch (which) {
    case OPT_DIR:
        app->dir = value;
        return *value ? 0 : app_usage(app, "-C needs a directory, not \"\"");
    case OPT_TODAY: app->today_word = value; return 0;
    case OPT_TEXT: app->format = OUT_TEXT; return 0;
    case OPT_TSV: app->format = OUT_TSV; return 0;
    case OPT_JSON: app->format = OUT_JSON; return 0;
    case OPT_HTML: app->format = OUT_HTML; return 0;
    case OPT_PAGER: app->no_pager = true; return 0;
    case OPT_WIDTH: return set_width(app, value);
    case OPT_JOBS: return set_jobs(app, value);
    case OPT_CSV:
        app->format = *value ? OUT_CSV_RAW : OUT_CSV;
        if (*value && strcmp(value, "raw") != 0)
            return app_usage(app, "--csv takes only the value raw, not \"%s\"", value);
        return 0;
    case OPT_COLOR:
        app->color_word = value;
        if (!term_color_parse(span_str(value), &app->color))
            return app_usage(app, "--color needs auto, always or never, not \"%s\"", value);
        return 0;
    default: return 0;
    }
}

/*
 * Finds an option in the command's own table (*own) or among the global ones (*global), else
 * -1.
 */
static bool find_letter(const struct command *c, char letter, int *own, int *global)
{
    *own = *global = -1;
    for (int i = 0; c && c->options && c->options[i].name; i++)
        if (c->options[i].letter == letter)
            return *own = i, true;
    for (int i = 0; global_options[i].name; i++)
        if (global_options[i].letter == letter && opt_applies(c, i))
            return *global = i, true;
    return false;
}

static bool find_name(const struct command *c, struct span name, int *own, int *global)
{
    *own = *global = -1;
    for (int i = 0; c && c->options && c->options[i].name; i++)
        if (span_is(name, c->options[i].name))
            return *own = i, true;
    for (int i = 0; global_options[i].name; i++)
        if (span_is(name, global_options[i].name) && opt_applies(c, i))
            return *global = i, true;
    return false;
}

static const char *nearest(const struct command *c, struct span name)
{
    const char *near = NULL;
    size_t best = name.n >= 5 ? 3 : 2;
    const struct option *tables[] = {c ? c->options : NULL, global_options};
    for (int t = 0; t < 2; t++)
        for (int i = 0; tables[t] && tables[t][i].name; i++) {
            size_t d = t && !opt_applies(c, i)
                           ? best
                           : fold_distance(span_str(tables[t][i].name), name, best);
            if (d < best) {
                best = d;
                near = tables[t][i].name;
            }
        }
    return near;
}

static int unknown(struct app *app, const struct command *c, struct span word)
{
    const char *near = word.n > 2 ? nearest(c, span_from(word, 2)) : NULL;
    int n = (int)(word.n < 100 ? word.n : 100);
    if (near)
        return app_usage(app, "unknown option %.*s; did you mean --%s?", n, word.p, near);
    return app_usage(app, "unknown option %.*s", n, word.p);
}

static int set(struct app *app, const struct command *c, int own, int global, const char *value)
{
    const struct option *o = own >= 0 ? &c->options[own] : &global_options[global];
    if (o->arg && !value && *o->arg != '[')
        return app_usage(app, "--%s needs %s", o->name, o->arg);
    if (!o->arg && value && !(own < 0 && global == OPT_CSV))
        return app_usage(app, "--%s takes no value", o->name);
    if (own < 0)
        return set_global(app, global, value ? value : "");
    const char *list = value && *o->arg != '[' ? strchr(o->arg, '[') : NULL;
    if (list && app->opt[own]) {
        struct buf both = BUF_INIT;
        buf_fmt(&both, "%s%c%s", app->opt[own], list[1], value);
        value = arena_copy(&app->arena, buf_span(&both)).p;
        buf_release(&both);
    }
    app->opt[own] = value ? value : "";
    return 0;
}

/* Takes --name, --name=VALUE or --name VALUE. Returns how many words it took, or -1. */
static int take_long(struct app *app, const struct command *c, const char *word,
                     const char *next)
{
    struct span name = span_str(word + 2);
    size_t equals = span_chr(name, '=');
    const char *value = equals == SPAN_NONE ? NULL : word + 2 + equals + 1;
    int own, global, words = 1;
    name = span_head(name, equals);
    if (!find_name(c, name, &own, &global))
        return unknown(app, c, span_head(span_str(word), name.n + 2)), -1;
    const struct option *o = own >= 0 ? &c->options[own] : &global_options[global];
    if (o->arg && *o->arg != '[' && !value && next) {
        value = next;
        words = 2;
    }
    return set(app, c, own, global, value) ? -1 : words;
}

/* Takes -abc, -xVALUE or -x VALUE. Returns how many words it took, or -1. */
static int take_short(struct app *app, const struct command *c, const char *word,
                      const char *next)
{
    for (const char *p = word + 1; *p; p++) {
        int own, global;
        if (!find_letter(c, *p, &own, &global))
            return app_usage(app, "unknown option -%c", *p), -1;
        const struct option *o = own >= 0 ? &c->options[own] : &global_options[global];
        if (o->arg)
            return set(app, c, own, global, p[1] ? p + 1 : next) ? -1 : p[1] ? 1 : 2;
        if (set(app, c, own, global, NULL))
            return -1;
    }
    return 1;
}

static bool is_option(const char *word)
{
    return word[0] == '-' && word[1] && !(word[1] >= '0' && word[1] <= '9');
}

int opt_parse(struct app *app, const struct command *c, int argc, char **argv)
{
    int i = 0;
    if (c)
        app->args = ARENA_NEW(&app->arena, char *, (size_t)argc + 1);
    while (i < argc) {
        if (!is_option(argv[i])) {
            if (!c)
                break;
            app->args[app->args_n++] = argv[i++];
        } else if (strcmp(argv[i], "--") == 0) {
            for (i++; c && i < argc; i++)
                app->args[app->args_n++] = argv[i];
            break;
        } else {
            const char *next = i + 1 < argc ? argv[i + 1] : NULL;
            int words = argv[i][1] == '-' ? take_long(app, c, argv[i], next)
                                          : take_short(app, c, argv[i], next);
            if (words < 0)
                return -1;
            i += words;
        }
    }
    return i;
}

static void option_line(struct buf *b, const struct option *o)
{
    size_t from = b->n;
    buf_str(b, "  ");
    if (o->letter)
        buf_fmt(b, "-%c, ", o->letter);
    else
        buf_str(b, "    ");
    buf_fmt(b, "--%s%s%s", o->name, o->arg && *o->arg != '[' ? " " : "", o->arg ? o->arg : "");
    buf_fill(b, ' ', b->n - from < 26 ? 26 - (b->n - from) : 2);
    buf_fmt(b, "%s\n", o->help);
}

void opt_help(struct buf *b, const struct command *c)
{
    buf_fmt(b, "usage: journal %s%s%s\n%s\n", c->name, *c->synopsis ? " " : "", c->synopsis,
            c->summary);
    if (c->example)
        buf_fmt(b, "\nexample\n  journal %s%s%s\n", c->name, *c->example ? " " : "",
                c->example);
    if (c->options && c->options[0].name)
        buf_str(b, "\noptions\n");
    for (int i = 0; c->options && c->options[i].name; i++)
        option_line(b, &c->options[i]);
    buf_str(b, "\noptions of every command\n");
    for (int i = 0; global_options[i].name; i++)
        if (opt_applies(c, i))
            option_line(b, &global_options[i]);
}
