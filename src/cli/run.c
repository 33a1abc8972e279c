#include "cli/run.h"

#include "cli/args.h"
#include "cli/opt.h"
#include "cli/synonym.h"
#include "os/os.h"
#include "store/git_peek.h"
#include "store/save.h"

#include <string.h>

enum { STDOUT = 1 };

/* Resolves a relative date such as "fri" against the current app->today. */
static int take_today(struct app *app, const char *from, const char *word)
{
    date_t d = word ? app_date(app, span_str(word), DAY_COMING) : app->today;
    if (d == DATE_NONE)
        return app_no_date(app, from, word, DAY_COMING);
    app->today = d;
    return 0;
}

/* Sets today's date: --today, else $JOURNAL_TODAY, else the clock. */
static int find_today(struct app *app)
{
    os_clock(&app->today, &app->now);
    if (app->now < app->store.set.day_ends)
        app->today--; /* the evening is not over */
    int status = take_today(app, "$JOURNAL_TODAY", os_getenv("JOURNAL_TODAY"));
    return status ? status : take_today(app, "--today", app->today_word);
}

static int open_output(struct app *app, struct err *e)
{
    bool terminal = os_is_tty(STDOUT);
    int fd = STDOUT;
    if (app->cmd->needs & PAGES && terminal && !app->no_pager)
        fd = term_pager_start(&app->pager, STDOUT, e);
    if (fd < 0)
        return -1;
    size_t width = app->width ? app->width : term_width(STDOUT);
    bool people = app->format == OUT_TEXT || app->format == OUT_HTML;
    out_open(&app->out, fd,
             (struct out_options){
                 .format = app->format,
                 .title = arena_fmt(&app->arena, "journal %s", app->cmd->name).p,
                 .color = term_color(STDOUT, app->color),
                 .terminal = terminal,
                 .language = people && app->cmd->needs & SPEAKS ? app->store.set.house.language
                                                                : LANGUAGE_EN,
                 .width = app->format == OUT_HTML ? 0 : width});
    app->sink = out_sink(&app->out);
    return 0;
}

static int close_output(struct app *app, int status)
{
    struct err e = ERR_INIT;
    bool failed = out_close(&app->out, &e) < 0, after = app->saved || app->recorded;
    if (failed && after && e.status == STATUS_SYSTEM)
        e.status = STATUS_AFTER;
    int bad = failed ? app_fail(app, &e) : 0;
    struct err pager = ERR_INIT;
    if (term_pager_wait(&app->pager, &pager) < 0) {
        if (after)
            pager.status = STATUS_AFTER;
        bad = err_graver(bad, app_fail(app, &pager));
    }
    return err_graver(status, bad);
}

/* Warns a command that reads, once, where other machines' lines may be missing. */
static void tell_repository(const struct app *app)
{
    unsigned needs = app->cmd->needs;
    if (!(needs & FORMATS) || (needs & WRITES && !(needs & WHOLE_HOUSE))) /* sheet does both */
        return;
    switch (git_peek(app->store.rootfd)) {
    case GIT_PEEK_FINE: break;
    case GIT_PEEK_UNDER_WAY:
        app_note("a merge is in progress, so lines from the other side may be missing; to "
                 "complete it: journal resolve");
        break;
    case GIT_PEEK_NO_DRIVER:
        app_note("this clone is not set up to merge a journal; to set it up: journal sync");
        break;
    case GIT_PEEK_OLD:
        app_note("this clone was set up by an older journal and does not merge menus and "
                 "journal.conf; to set it up: journal sync");
        break;
    }
}

/* Rolls back the half-written files of a killed command before this one reads them. */
static int recover(struct app *app)
{
    struct err e = ERR_INIT;
    unsigned both = NEEDS_JOURNAL | WRITES;
    int back = (app->cmd->needs & both) == both ? save_recover(app->store.rootfd, &e) : 0;
    if (back > 0)
        app_note("an interrupted command was rolled back; repeat that command");
    return back < 0 ? app_fail(app, &e) : 0;
}

/* Says how to begin, after `journal` without a command. */
static int no_journal(struct app *app, const struct err *e)
{
    int status = app_fail(app, e);
    if (app->cmd == command_bare && status == STATUS_USAGE)
        app_note(
            "to learn it in ten minutes: man journal-tutorial; to list the commands: "
            "journal help\nto see an evening of an example house, in the source tree: make "
            "demo");
    return status;
}

/* Returns STATUS_AFTER in place of a failure that came after the command had saved. */
static int after_save(struct app *app, int status)
{
    bool failed = status == STATUS_SYSTEM ||
                  (app->recorded && (status == STATUS_GUEST || status == STATUS_FILE));
    if (failed && (app->saved || app->recorded))
        status = app->status = STATUS_AFTER;
    return status;
}

static int run_command(struct app *app)
{
    struct err e = ERR_INIT;
    if (app->cmd->needs & NEEDS_JOURNAL &&
        store_open(&app->store, app->dir, &app->arena, &e) < 0)
        return no_journal(app, &e);
    if (app->cmd->needs & NEEDS_JOURNAL)
        tell_repository(app);
    for (size_t i = 0; i < app->store.problems.n; i++)
        app_diag(app, &app->store.problems.v[i]);
    int settings = app->status; /* an error in journal.conf stops no command */
    app->status = 0;
    if (find_today(app))
        return STATUS_USAGE;
    if (open_output(app, &e) < 0)
        return app_fail(app, &e);
    int status = recover(app);
    if (!status)
        status = app->cmd->run(app);
    status = after_save(app, err_graver(status, app->status));
    return close_output(app, err_graver(status, settings));
}

static int print_text(struct app *app, struct buf *b)
{
    struct err e = ERR_INIT;
    int bad = os_write_fd(STDOUT, "standard output", buf_span(b), &e);
    buf_release(b);
    return bad < 0 ? app_fail(app, &e) : 0;
}

/* Names the commands that a word for a writing one can mean, or the nearest command. */
static int no_such_command(struct app *app, const char *word)
{
    const struct synonym *same = synonym_find(word);
    const struct command *near = command_near(word);
    struct keys keys;
    if (same)
        return app_usage(app, "\"%s\" is not a command, and nothing was done\n`journal %s",
                         word, same->say);
    keys_init(&keys, &app->arena);
    int key = keys_find(&keys, span_str(word));
    if (key != KEY_NONE)
        return app_usage(app,
                         "\"%s\" is not a command; to record a line: journal add GUEST "
                         "'%.*s: TEXT'",
                         word, SPAN_ARG(keys.v[keys.v[key].as].name));
    if (near)
        return app_usage(app, "unknown command \"%s\"; did you mean `%s`?", word, near->name);
    return app_usage(app, "unknown command \"%s\"", word);
}

static bool asks_for(int argc, char **argv, const char *word)
{
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], word) == 0)
            return true;
    return false;
}

static bool asks_for_help(int argc, char **argv)
{
    return asks_for(argc, argv, "--help") || asks_for(argc, argv, "-h");
}

static int print_version(struct app *app)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "journal " JOURNAL_VERSION "\n");
    return print_text(app, &b);
}

static int print_help(struct app *app)
{
    struct buf b = BUF_INIT;
    opt_help(&b, app->cmd);
    return print_text(app, &b);
}

/* Finds the command; *from is where its arguments begin. */
static const struct command *find_command(const char *word, int *from)
{
    const struct command *c = command_find(word);
    const struct synonym *same = c ? NULL : synonym_find(word);
    *from = same && same->is_operand ? 0 : 1;
    return same && !same->say ? command_find(same->command) : c;
}

static int dispatch(struct app *app, int argc, char **argv)
{
    int words = opt_parse(app, NULL, argc - 1, argv + 1), from = 1;
    if (words < 0)
        return STATUS_USAGE;
    bool version = asks_for(words, argv + 1, "--version") || asks_for(words, argv + 1, "-V");
    bool help = asks_for_help(words, argv + 1);
    argc -= 1 + words;
    argv += 1 + words;
    if (version || (argc && span_is_nocase(span_str(argv[0]), "version")))
        return print_version(app);
    if (argc == 0 && !help) {
        app->cmd = command_bare;
        return run_command(app);
    }
    app->cmd = find_command(help ? "help" : argv[0], &from);
    if (!app->cmd)
        return no_such_command(app, argv[0]);
    if (!help && !(app->cmd->needs & RAW_ARGS) && asks_for_help(argc, argv))
        return print_help(app);
    if (app->cmd->needs & RAW_ARGS) {
        app->args = argv + 1;
        app->args_n = argc - 1;
    } else if (!help && opt_parse(app, app->cmd, argc - from, argv + from) < 0) {
        return STATUS_USAGE;
    }
    return run_command(app);
}

int run_program(int argc, char **argv)
{
    struct app app = {.store = {.rootfd = -1}};
    os_start();
    int status = dispatch(&app, argc, argv);
    status = err_graver(status, app.status);
    store_close(&app.store);
    buf_release(&app.dishes);
    arena_release(&app.arena);
    return status;
}
