#include "cmd/git_setup.h"

#include "cli/args.h"
#include "cmd/commands.h"
#include "store/git.h"
#include "store/save.h"

#include <string.h>

enum { OPT_DRY_RUN, OPT_HOOK };

static const struct option options[] = {
    [OPT_DRY_RUN] = {0, "dry-run", NULL, "print what would be set, and set nothing"},
    [OPT_HOOK] = {0, "hook", NULL, "also install a pre-commit hook: check --staged"},
    {0, NULL, NULL, NULL},
};

static int add_attributes(void *ctx, struct span old, struct buf *out, struct err *e)
{
    (void)ctx;
    (void)e;
    return git_attributes(old, out);
}

static int set_file(int rootfd, const char *path, struct err *e)
{
    struct save s;
    int saved = save_begin(&s, rootfd, e);
    if (saved == 0)
        saved = save_file(&s, path, add_attributes, NULL, e);
    save_end(&s);
    return saved;
}

static int set_git(int rootfd, const struct git_setting *s, struct err *e)
{
    return s->file ? set_file(rootfd, s->key, e) : git_config_set(rootfd, s->key, s->value, e);
}

/* Prints the lines of a file that git-setup would add. */
static void print_setting(struct app *app, const struct git_setting *s)
{
    struct span rest = span_str(s->value), line;
    while (span_line(&rest, &line))
        out_printf(&app->out, "%s%s %.*s\n", s->key, s->file ? ":" : " =", SPAN_ARG(line));
}

/* Records that a setting has changed, for the exit status of later failures. */
static void note_saved(struct app *app, bool dry_run)
{
    if (dry_run)
        return;
    app->saved = true;
    die_as_after();
}

/* Sets *commits to what `commit:` of journal.conf says; init has opened no journal. */
static int says_commit(int rootfd, bool *commits, struct err *e)
{
    struct arena a = ARENA_INIT;
    struct buf conf = BUF_INIT;
    struct settings set = {0};
    struct keys keys;
    struct diags unused = DIAGS_INIT(&a);
    keys_init(&keys, &a);
    if (os_read(rootfd, store_conf, &conf, NULL, e) > 0)
        settings_parse(&set, buf_span(&conf), &keys, &unused, e);
    *commits = set.commit;
    buf_release(&conf);
    arena_release(&a);
    return e->status ? -1 : 0;
}

enum make { PRINT, MAKE, MAKE_QUIETLY };

/* Makes, or prints, each setting that is not right. Returns how many there are. */
static int make_settings(struct app *app, int rootfd, bool commits, enum make how,
                         struct err *e)
{
    struct git_setting v[GIT_SETTINGS];
    int made = 0;
    if (git_look(rootfd, commits, v, e) < 0)
        return 0;
    for (int i = 0; i < GIT_SETTINGS && !e->status; i++) {
        if (v[i].right || (how != PRINT && set_git(rootfd, &v[i], e) < 0))
            continue;
        made++;
        note_saved(app, how == PRINT);
        if (how != MAKE_QUIETLY)
            print_setting(app, &v[i]);
        if (how == MAKE && v[i].why)
            app_note("%s", v[i].why);
    }
    return made;
}

int git_setup(struct app *app, int rootfd, bool dry_run)
{
    struct err e = ERR_INIT;
    bool commits;
    if (says_commit(rootfd, &commits, &e) == 0)
        make_settings(app, rootfd, commits, dry_run ? PRINT : MAKE, &e);
    return e.status ? app_fail(app, &e) : 0;
}

int git_setup_merging(struct app *app, int rootfd)
{
    struct err e = ERR_INIT;
    if (make_settings(app, rootfd, false, MAKE_QUIETLY, &e) && !e.status)
        app_note("set up this clone to merge a journal");
    return e.status ? app_fail(app, &e) : 0;
}

static int hook(struct app *app, struct span prefix)
{
    struct err e = ERR_INIT;
    bool dry_run = app_has(app, OPT_DRY_RUN);
    struct span path;
    int made = git_hook(app->store.rootfd, prefix, dry_run, &path, &app->arena, &e);
    if (made > 0) {
        note_saved(app, dry_run);
        out_printf(&app->out, "%s: journal check --staged\n", path.p);
    }
    return e.status ? app_fail(app, &e) : 0;
}

static int run(struct app *app)
{
    struct err e = ERR_INIT;
    struct span prefix;
    if (app->args_n)
        return app_usage(app, "takes no arguments");
    int in_git = git_prefix(app->store.rootfd, &prefix, &app->arena, &e);
    if (in_git == 0)
        err_set(&e, STATUS_NO,
                "%.*s is not in a git repository; to make one: journal init --git",
                SPAN_ARG(app->store.path));
    if (e.status)
        return app_fail(app, &e);
    int status = git_setup(app, app->store.rootfd, app_has(app, OPT_DRY_RUN));
    return status || !app_has(app, OPT_HOOK) ? status : hook(app, prefix);
}

const struct command cmd_git_setup = {
    .name = "git-setup",
    .synopsis = "[--dry-run] [--hook]",
    .summary = "set up this clone's git: merge driver, diff, file names",
    .example = "--hook",
    .options = options,
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
