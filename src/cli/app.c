#include "cli/app.h"

#include "base/num.h"
#include "cli/opt.h"
#include "cli/say.h"
#include "os/os.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { STDIN, STDOUT, STDERR };

/* What the program says */

static int raise_status(struct app *app, int status)
{
    app->status = err_graver(app->status, status);
    return status;
}

int app_fail(struct app *app, const struct err *e)
{
    if (e->text[0])
        say(span_str(e->text));
    return raise_status(app, e->status);
}

__attribute__((format(printf, 1, 0))) static void say_formatted(const char *format,
                                                                va_list args, const char *after)
{
    char line[1024];
    vsnprintf(line, sizeof line, format, args);
    struct buf b = BUF_INIT;
    buf_str(&b, line);
    buf_str(&b, after);
    say(buf_span(&b));
    buf_release(&b);
}

int app_usage(struct app *app, const char *format, ...)
{
    va_list args;
    struct buf after = BUF_INIT;
    if (app->cmd)
        buf_fmt(&after, "\nusage: journal %s%s%s", app->cmd->name,
                *app->cmd->synopsis ? " " : "", app->cmd->synopsis);
    else
        buf_str(&after, "\nsee: journal help");
    va_start(args, format);
    say_formatted(format, args, buf_cstr(&after));
    va_end(args);
    buf_release(&after);
    return raise_status(app, STATUS_USAGE);
}

void app_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say_formatted(format, args, "");
    va_end(args);
}

void app_hint(const char *format, ...)
{
    va_list args;
    if (!os_is_tty(STDOUT) || !os_is_tty(STDERR))
        return;
    va_start(args, format);
    say_formatted(format, args, "");
    va_end(args);
}

void app_diag(struct app *app, const struct diag *d)
{
    say_diag(d);
    if (d->severity == DIAG_ERROR)
        raise_status(app, STATUS_FILE);
}

void app_oddity(struct app *app, struct span path, const struct fact *f)
{
    struct oddity o = oddity((enum odd)f->odd);
    struct diag d = {f->kind == LINE_OTHER ? DIAG_ERROR : DIAG_WARNING,
                     path,
                     f->line,
                     f->culprit,
                     f->lineno,
                     o.name,
                     span_str(o.message),
                     span_str(o.remedy)};
    int key = f->odd == ODD_KEY ? keys_near(&app->store.keys, f->key_name) : KEY_NONE;
    if (key != KEY_NONE) {
        struct span near = app->store.keys.v[key].name;
        d.remedy = arena_fmt(&app->arena, "did you mean `%.*s`?", (int)near.n, near.p);
    }
    say_diag(&d);
}

/* What the command line said */

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

/* Counted days may lead out of the calendar. */
static date_t in_calendar(long d)
{
    return d < 0 || d > DATE_LAST ? DATE_NONE : (date_t)d;
}

static date_t date_of(struct span word, date_t today, bool coming)
{
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

date_t app_date(const struct app *app, struct span word, bool coming)
{
    return date_of(word, app->today, coming);
}

int app_no_date(struct app *app, const char *option, const char *word)
{
    const char *dashes = option ? "--" : "", *colon = option ? ": " : "";
    option = option ? option : "";
    for (int i = 0; i < 7; i++)
        if (span_is_nocase(span_head(span_str(word), 3), days[i]))
            return app_usage(app, "%s%s%snot a date: %s; did you mean `%s`?", dashes, option,
                             colon, word, days[i]);
    return app_usage(app,
                     "%s%s%snot a date: %s\n"
                     "a DATE is YYYY-MM-DD, today, yesterday, tomorrow, +3, -3 or mon ... sun",
                     dashes, option, colon, word);
}

date_t app_opt_date(struct app *app, int option, bool coming, date_t none)
{
    if (!app_has(app, option))
        return none;
    date_t d = app_date(app, app_opt(app, option), coming);
    if (d == DATE_NONE)
        app_no_date(app, app->cmd->options[option].name, app->opt[option]);
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
            return app_usage(app, "--%s: \"%.*s\" is neither a key nor a class of keys",
                             app->cmd->options[option].name, (int)word.n, word.p);
        if (key != KEY_NONE)
            v[key] = true;
    }
    return 0;
}

bool app_has_person(void)
{
    return os_is_tty(STDIN) && os_is_tty(STDOUT);
}

/* Guests */

static void add_candidate(struct buf *b, const struct candidate *c)
{
    buf_str(b, "\n  ");
    buf_add(b, c->id);
    buf_str(b, "  ");
    buf_add(b, c->name);
    if (c->last != DATE_NONE) {
        buf_str(b, "  last visit ");
        date_add(b, c->last);
    }
    if (c->phone.n) {
        buf_str(b, "  ");
        buf_add(b, c->phone);
    }
}

int app_guest(struct app *app, struct span text, struct span *id)
{
    struct found found;
    struct err e = ERR_INIT;
    int got = store_resolve(&app->store, text, app->today, &found, &app->arena, &e);
    if (got == 1) {
        *id = found.id;
        return 0;
    }
    struct buf b = BUF_INIT;
    buf_str(&b, e.text);
    if (got == 0 && found.n)
        buf_str(&b, got == 0 && span_starts(span_str(e.text), SPAN("no guest"))
                        ? "\nthe nearest:"
                        : "\nsay which, by its id:");
    for (size_t i = 0; i < found.n; i++)
        add_candidate(&b, &found.v[i]);
    say(buf_span(&b));
    buf_release(&b);
    return raise_status(app, e.status);
}

static bool in_party(const struct party *p, struct span id)
{
    for (size_t i = 0; i < p->n; i++)
        if (span_eq(p->ids[i], id))
            return true;
    return false;
}

int app_party(struct app *app, struct span text, struct party *p)
{
    struct span part, id = {NULL, 0}, rest = text;
    size_t cap = 0;
    int status = 0;
    *p = (struct party){0};
    while (span_cut(&rest, ',', &part)) {
        if (span_trim(part).n == 0) {
            status = err_graver(status, app_usage(app, "an empty name in \"%.*s\"",
                                                  (int)(text.n < 200 ? text.n : 200), text.p));
            continue;
        }
        int wrong = app_guest(app, span_trim(part), &id);
        status = err_graver(status, wrong);
        if (wrong || in_party(p, id))
            continue;
        p->ids = arena_grow(&app->arena, p->ids, p->n, &cap, sizeof *p->ids);
        p->ids[p->n++] = id;
    }
    return status;
}

int app_load(struct app *app, struct span id, struct guest *g)
{
    struct err e = ERR_INIT;
    int got = store_load(&app->store, id, g, &app->arena, &e);
    if (got == 0)
        err_set(&e, STATUS_GUEST, "%.*s went away meanwhile", (int)id.n, id.p);
    return got == 1 ? 0 : app_fail(app, &e);
}

void app_book(struct app *app, struct book *book)
{
    struct err e = ERR_INIT;
    struct guest *cards = ARENA_NEW(&app->arena, struct guest, 1);
    if (store_load_file(&app->store, "dishes.txt", cards, &app->arena, &e) < 0)
        app_fail(app, &e);
    book_init(book, cards, &app->arena);
}

/* The run */

static int find_today(struct app *app)
{
    const char *word = app->today_word ? app->today_word : os_getenv("JOURNAL_TODAY");
    os_clock(&app->today, &app->now);
    if (word) {
        date_t d = date_of(span_str(word), app->today, true);
        if (d == DATE_NONE)
            return app_no_date(app, NULL, word);
        app->today = d;
    } else if (app->now < app->store.set.day_ends) {
        app->today--; /* the evening is not over */
    }
    return 0;
}

static int open_output(struct app *app, struct err *e)
{
    bool terminal = os_is_tty(STDOUT);
    int fd = STDOUT;
    if (app->cmd->needs & PAGES && terminal && !app->no_pager)
        fd = term_pager_start(&app->pager, STDOUT, e);
    if (fd < 0)
        return -1;
    out_open(&app->out, fd,
             (struct out_options){.format = app->format,
                                  .color = term_color(STDOUT, app->color),
                                  .terminal = terminal,
                                  .width = app->width ? app->width : term_width(STDOUT)});
    app->sink = out_sink(&app->out);
    return 0;
}

static int close_output(struct app *app, int status)
{
    struct err e = ERR_INIT;
    bool failed = out_close(&app->out, &e) < 0;
    if (failed && app->cmd->needs & WRITES && e.status == STATUS_SYSTEM)
        e.status = STATUS_AFTER;
    int bad = failed ? app_fail(app, &e) : 0;
    struct err pager = ERR_INIT;
    if (term_pager_wait(&app->pager, &pager) < 0)
        app_fail(app, &pager);
    return err_graver(status, bad);
}

static int run_command(struct app *app)
{
    struct err e = ERR_INIT;
    if (app->cmd->needs & NEEDS_JOURNAL &&
        store_open(&app->store, app->dir, &app->arena, &e) < 0)
        return app_fail(app, &e);
    for (size_t i = 0; i < app->store.odd.n; i++)
        app_diag(app, &app->store.odd.v[i]);
    if (find_today(app))
        return STATUS_USAGE;
    if (open_output(app, &e) < 0)
        return app_fail(app, &e);
    int status = app->cmd->run(app);
    status = err_graver(status, app->status);
    if (app->saved && status == STATUS_SYSTEM)
        status = app->status = STATUS_AFTER;
    return close_output(app, status);
}

static int print_text(struct app *app, struct buf *b)
{
    struct err e = ERR_INIT;
    int bad = os_write_fd(STDOUT, "standard output", buf_span(b), &e);
    buf_release(b);
    return bad < 0 ? app_fail(app, &e) : 0;
}

static int no_such_command(struct app *app, const char *word)
{
    const struct command *near = command_near(word);
    if (near)
        return app_usage(app, "no command is called \"%s\"; did you mean `%s`?", word,
                         near->name);
    return app_usage(app, "no command is called \"%s\"", word);
}

static bool asks_for(int argc, char **argv, const char *word)
{
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], word) == 0)
            return true;
    return false;
}

static int dispatch(struct app *app, int argc, char **argv)
{
    struct buf b = BUF_INIT;
    int words = opt_parse(app, NULL, argc - 1, argv + 1);
    if (words < 0)
        return STATUS_USAGE;
    if (asks_for(words, argv + 1, "--version")) {
        buf_str(&b, "journal " JOURNAL_VERSION "\n");
        return print_text(app, &b);
    }
    bool help = asks_for(words, argv + 1, "--help");
    argc -= 1 + words;
    argv += 1 + words;
    if (argc == 0 && !help)
        return app_usage(app, "what shall it do?");
    app->cmd = command_find(help ? "help" : argv[0]);
    if (!app->cmd)
        return no_such_command(app, argv[0]);
    if (!help && !(app->cmd->needs & RAW_ARGS) && asks_for(argc, argv, "--help")) {
        opt_help(&b, app->cmd);
        return print_text(app, &b);
    }
    if (app->cmd->needs & RAW_ARGS) {
        app->args = argv + 1;
        app->args_n = argc - 1;
    } else if (!help && opt_parse(app, app->cmd, argc - 1, argv + 1) < 0) {
        return STATUS_USAGE;
    }
    return run_command(app);
}

int app_main(int argc, char **argv)
{
    struct app app = {.store = {.rootfd = -1}};
    os_start();
    int status = dispatch(&app, argc, argv);
    status = err_graver(status, app.status);
    store_close(&app.store);
    arena_release(&app.arena);
    return status;
}
