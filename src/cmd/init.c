#include "cmd/commands.h"

#include "cli/args.h"
#include "cmd/git_setup.h"
#include "store/git.h"
#include "store/git_run.h"
#include "store/save.h"

enum { OPT_GIT };

static const struct option options[] = {
    [OPT_GIT] = {0, "git", NULL, "also create a git repository and set it up"},
    {0, NULL, NULL, NULL},
};

static const struct {
    const char *path, *content;
} files[] = {
    {"journal.conf", "version: 1\n"},
    {"dishes.txt",
     "# The dish book, one dish per line: dish: NAME [CONTAINS, ...] = OTHER NAME\n"},
    {".gitattributes", git_attribute_lines},
    {".gitignore", "/.journal/\n"},
};

/* What is there stays as it is. */
static int if_missing(void *ctx, struct span old, struct buf *out, struct err *e)
{
    (void)e;
    if (old.p)
        return 0;
    buf_str(out, ctx);
    return 1;
}

/* What is there may be no directory, or one elsewhere. */
static int make_guests(int rootfd, struct err *e)
{
    if (os_make_dir(rootfd, "guests", 0700, e) >= 0)
        os_close(os_open_subdir(rootfd, "guests", e));
    return e->status ? -1 : 0;
}

static int make_files(struct app *app, int rootfd, const char *dir)
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
        } content = {files[i].content}; /* if_missing only reads it */
        made = save_file(&s, files[i].path, if_missing, content.out, &e);
        news |= made > 0;
        app->saved |= made > 0;
        if (made > 0)
            out_printf(&app->out, "%s/%s\n", dir, files[i].path);
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

/* Flushes the directory in which path[0..n) lies, so that the new name lasts. */
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
    if (make_dir(app, span_str(dir), &e) < 0)
        return app_fail(app, &e);
    int rootfd = os_open_dir(OS_CWD, dir, &e);
    if (rootfd < 0)
        return app_fail(app, &e);
    int status = make_files(app, rootfd, dir);
    if (!status)
        status = make_git(app, rootfd);
    os_close(rootfd);
    return status;
}

const struct command cmd_init = {
    .name = "init",
    .synopsis = "[--git] [DIR]",
    .summary = "create a journal",
    .example = "~/guests",
    .options = options,
    .needs = WRITES,
    .run = run,
};
