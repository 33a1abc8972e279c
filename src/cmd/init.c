#include "cmd/commands.h"

#include "cli/args.h"
#include "cmd/git_setup.h"
#include "store/git.h"
#include "store/git_run.h"
#include "store/save.h"
#include "text/phrase.h"

enum { OPT_GIT, OPT_LANGUAGE, OPT_TRADE };

static const struct option options[] = {
    [OPT_GIT] = {0, "git", NULL, "also create a git repository and set it up"},
    [OPT_LANGUAGE] = {0, "language", "XX", "language of the pages for people, such as fr"},
    [OPT_TRADE] = {0, "trade", "TRADE", "settings for a restaurant, parts or salon"},
    {0, NULL, NULL, NULL},
};

/* journal.conf by trade; the first is that of a journal without --trade. */
static const struct {
    const char *name, *conf;
} trades[] = {
    {"", "version: 1\n"},
    {"restaurant", "version: 1\n"
                   "# The last guests leave after midnight.\n"
                   "day-ends: 02:00\n"},
    {"parts", "version: 1\n"
              "# What is sold, what is looked for, and what the customer drives.\n"
              "item: part\n"
              "standing: vehicle, account\n"
              "# The words of the pages, and what they print of a customer.\n"
              "words: cover=job, table=bay, dish=part\n"
              "brief: vehicle, account, note, tag\n"
              "# Nobody has to be asked about food.\n"
              "ask: no\n"},
    {"salon", "version: 1\n"
              "# What is done, and what must be known of a client.\n"
              "item: service, product\n"
              "standing: patch-test, hair, skin\n"
              "# A patch test is asked about again after this time.\n"
              "expires: patch-test 6m\n"
              "words: cover=client, table=chair, dish=service\n"
              "brief: patch-test, hair, skin, note, tag\n"},
};

static const struct {
    const char *path, *content;
} files[] = {
    {"journal.conf", NULL}, /* by trade */
    {"dishes.txt",
     "# The dish book, one dish per line: dish: NAME [CONTAINS, ...] = OTHER NAME\n"},
    {".gitattributes", git_attribute_lines},
    {".gitignore", "/.journal/\n"},
};

/* Returns the journal.conf of --trade; NULL if there is no such trade, which was reported. */
static const char *conf_of_trade(struct app *app)
{
    struct span name = app_has(app, OPT_TRADE) ? app_opt(app, OPT_TRADE) : SPAN("");
    for (size_t i = 0; i < sizeof trades / sizeof *trades; i++)
        if (span_is(name, trades[i].name) && (name.n || !app_has(app, OPT_TRADE)))
            return trades[i].conf;
    app_usage(app, "--trade takes restaurant, parts or salon, not \"%.*s\"", (int)name.n,
              name.p);
    return NULL;
}

/*
 * Returns the journal.conf of --trade and --language. Returns NULL if one of them is not known,
 * which was reported.
 */
static const char *conf_of_options(struct app *app)
{
    const char *conf = conf_of_trade(app);
    enum language language;
    if (!conf || !app_has(app, OPT_LANGUAGE))
        return conf;
    if (language_find(app_opt(app, OPT_LANGUAGE), &language))
        return arena_fmt(&app->arena, "%slanguage: %s\n", conf, language_tag(language)).p;
    struct buf known = BUF_INIT;
    for (int i = 0; i < LANGUAGES; i++)
        buf_fmt(&known, "%s%s", i ? " " : "", language_tag((enum language)i));
    app_usage(app, "--language takes one of %s, not \"%.*s\"", buf_cstr(&known),
              SPAN_ARG(app_opt(app, OPT_LANGUAGE)));
    buf_release(&known);
    return NULL;
}

/* Writes the file only if it does not exist. */
static int if_missing(void *ctx, struct span old, struct buf *out, struct err *e)
{
    (void)e;
    if (old.p)
        return 0;
    buf_str(out, ctx);
    return 1;
}

/* Creates guests/, or checks that it is a directory of this journal. */
static int make_guests(int rootfd, struct err *e)
{
    if (os_make_dir(rootfd, "guests", 0700, e) >= 0)
        os_close(os_open_subdir(rootfd, "guests", e));
    return e->status ? -1 : 0;
}

static int make_files(struct app *app, int rootfd, const char *dir, const char *conf)
{
    struct save s;
    struct err e = ERR_INIT;
    bool news = false;
    if (make_guests(rootfd, &e) < 0)
        return app_fail(app, &e);
    int made = save_begin(&s, rootfd, &e);
    for (size_t i = 0; made >= 0 && i < sizeof files / sizeof *files; i++) {
        union {
            const char *in;
            void *out;
        } content = {i == 0 ? conf : files[i].content}; /* if_missing only reads it */
        made = save_file(&s, files[i].path, if_missing, content.out, &e);
        news |= made > 0;
        app->saved |= made > 0;
        if (made > 0)
            out_printf(&app->out, "%s/%s\n", dir, files[i].path);
        else if (made == 0 && i == 0 && (app_has(app, OPT_TRADE) || app_has(app, OPT_LANGUAGE)))
            app_note("%s/journal.conf exists; --language and --trade do not change it", dir);
    }
    save_end(&s);
    if (e.status)
        return app_fail(app, &e);
    app_hint(news ? "to create the first guest, in that directory: journal new 'NAME'"
                  : "already a journal; nothing was changed");
    return 0;
}

static int make_git(struct app *app, int rootfd)
{
    static const char *const init[] = {"git", "init", "-q", NULL};
    struct err e = ERR_INIT;
    struct span prefix;
    int in_git = git_prefix(rootfd, &prefix, &app->arena, &e);
    if (in_git == 0 && app_has(app, OPT_GIT)) {
        in_git = git_run(rootfd, GIT_WORKS, init, &e) == 0;
        if (!in_git)
            err_set(&e, STATUS_SYSTEM, "git init failed");
    }
    if (e.status)
        return app_fail(app, &e);
    return in_git ? git_setup(app, rootfd, false) : 0;
}

/* Flushes the directory of path[0..n), so that the new name lasts. */
static int sync_above(struct app *app, struct span path, size_t n, struct err *e)
{
    while (n > 0 && path.p[n - 1] == '/')
        n--;
    while (n > 0 && path.p[n - 1] != '/')
        n--;
    const char *above = n ? arena_copy(&app->arena, span_head(path, n)).p : ".";
    int fd = os_open_dir(OS_CWD, above, e);
    int r = fd < 0 ? -1 : os_sync_dir(fd, above, e);
    os_close(fd);
    return r;
}

/* Makes the directory and those above it: a new account has no ~/.local/share yet. */
static int make_dir(struct app *app, struct span path, struct err *e)
{
    for (size_t n = 1; n <= path.n; n++) {
        if (n < path.n && path.p[n] != '/')
            continue;
        const char *dir = arena_copy(&app->arena, span_head(path, n)).p;
        int there = n < path.n ? os_exists(OS_CWD, dir, e) : 0;
        int made = there == 0 ? os_make_dir(OS_CWD, dir, 0700, e) : there;
        if (made < 0 || (there == 0 && made > 0 && sync_above(app, path, n, e) < 0))
            return -1;
    }
    return 0;
}

static int run(struct app *app)
{
    struct err e = ERR_INIT;
    const char *dir = app->args_n ? app->args[0] : app->dir ? app->dir : ".";
    if (app->args_n > 1)
        return app_usage(app, "more than one directory");
    const char *conf = conf_of_options(app);
    if (!conf)
        return app->status;
    if (make_dir(app, span_str(dir), &e) < 0)
        return app_fail(app, &e);
    int rootfd = os_open_dir(OS_CWD, dir, &e);
    if (rootfd < 0)
        return app_fail(app, &e);
    os_close_empty(rootfd);
    int status = make_files(app, rootfd, dir, conf);
    if (!status)
        status = make_git(app, rootfd);
    os_close(rootfd);
    return status;
}

const struct command cmd_init = {
    .name = "init",
    .synopsis = "[--git] [--language XX] [--trade TRADE] [DIR]",
    .summary = "create a journal",
    .example = "~/guests",
    .options = options,
    .needs = WRITES,
    .run = run,
};
