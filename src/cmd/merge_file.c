#include "cmd/commands.h"

#include "base/num.h"
#include "cli/args.h"
#include "merge/merge.h"
#include "os/os.h"

#include <string.h>

enum { ARG_BASE, ARG_OURS, ARG_THEIRS, ARG_WIDTH, ARG_PATH, ARGS };

enum { WIDTH_LEAST = 1, WIDTH_USUAL = 7, WIDTH_MOST = 1000 };

static int read_input(struct app *app, int arg, struct buf *b, struct os_stamp *stamp)
{
    struct err e = ERR_INIT;
    int got = os_read(OS_CWD, app->args[arg], b, stamp, &e);
    if (got == 0)
        err_set(&e, STATUS_FILE, "%s: no such file", app->args[arg]);
    return got == 1 ? 0 : app_fail(app, &e);
}

/* Creates a file beside `path` under a name that is free; *fd, and its name or NULL. */
static const char *create_beside(const char *path, unsigned mode, int *fd, struct arena *a,
                                 struct err *e)
{
    enum { TRIES = 1000 };
    const char *new = NULL;
    int there = 1;
    for (int n = 0; there == 1 && n < TRIES; n++) {
        new = arena_fmt(a, "%s.journal-merge-%d", path, n).p;
        there = os_exists(OS_CWD, new, e);
    }
    if (there == 1)
        err_set(e, STATUS_SYSTEM, "%s already exists; remove it and similar files", new);
    *fd = there ? -1 : os_create(OS_CWD, new, mode & 0777, e);
    return *fd < 0 ? NULL : new;
}

/* Flushes the directory of a file. A failure is a note: the file is whole, and git has it. */
static void sync_parent(const char *path, struct arena *a)
{
    struct err e = ERR_INIT;
    const char *slash = strrchr(path, '/');
    const char *dir = slash == path ? "/"
                      : slash       ? arena_copy(a, span_between(path, slash)).p
                                    : ".";
    int fd = os_open_dir(OS_CWD, dir, &e);
    if (fd < 0 || os_sync_dir(fd, dir, &e) < 0)
        app_note("%s: merged, but not flushed to disk: %s", path, e.text);
    os_close(fd);
}

/*
 * Replaces the file by one rename: if this process is killed over half a file, git runs its own
 * merge instead, which would take the half for our side.
 */
static int replace(const char *path, unsigned mode, struct span bytes, struct arena *a,
                   struct err *e)
{
    int fd;
    struct err ignored = ERR_INIT;
    const char *new = create_beside(path, mode, &fd, a, e);
    if (!new)
        return -1;
    bool written = os_write_fd(fd, new, bytes, e) == 0 && os_sync(fd, new, e) == 0;
    if (os_close_written(fd, new, e) < 0 || !written || os_rename(OS_CWD, new, path, e) < 0) {
        os_remove(OS_CWD, new, &ignored);
        return -1;
    }
    sync_parent(path, a);
    return 0;
}

static size_t marker_width(const struct app *app)
{
    long n = WIDTH_USUAL;
    if (app->args_n > ARG_WIDTH && num_parse(app_arg(app, ARG_WIDTH), WIDTH_MOST, &n) &&
        n < WIDTH_LEAST)
        n = WIDTH_USUAL;
    return (size_t)n;
}

/*
 * Merges the three files with the built-in keys only, so that the result is the same on
 * machines with other settings.
 */
static int merge(struct app *app, struct buf in[ARG_WIDTH], const struct os_stamp *stamp)
{
    struct keys keys;
    struct buf out = BUF_INIT;
    struct err e = ERR_INIT;
    keys_init(&keys, &app->arena);
    const char *path = app->args[app->args_n > ARG_PATH ? ARG_PATH : ARG_OURS];
    struct merge_input m = {.kind = merge_kind_of(span_str(path)),
                            .base = buf_span(&in[ARG_BASE]),
                            .ours = buf_span(&in[ARG_OURS]),
                            .theirs = buf_span(&in[ARG_THEIRS]),
                            .keys = &keys,
                            .marker = marker_width(app),
                            .ours_label = SPAN("ours"),
                            .theirs_label = SPAN("theirs")};
    int result = (int)merge_lines(&m, &out, &app->arena);
    if (result == MERGE_REFUSED)
        app_note("%s: not merged line by line: %s", path, merge_refusal(&m));
    else if (replace(app->args[ARG_OURS], stamp->mode, buf_span(&out), &app->arena, &e) < 0)
        result = app_fail(app, &e);
    else
        app->saved = true;
    buf_release(&out);
    return result;
}

static int run(struct app *app)
{
    struct buf in[ARG_WIDTH] = {BUF_INIT, BUF_INIT, BUF_INIT};
    struct os_stamp stamp[ARG_WIDTH];
    int status = 0;
    if (app->args_n < ARG_WIDTH || app->args_n > ARGS)
        return app_usage(app, "needs the arguments that git passes: %%O %%A %%B %%L %%P");
    for (int i = 0; i < ARG_WIDTH; i++)
        if (!status)
            status = read_input(app, i, &in[i], &stamp[i]);
    if (!status)
        status = merge(app, in, &stamp[ARG_OURS]);
    for (int i = 0; i < ARG_WIDTH; i++)
        buf_release(&in[i]);
    return status;
}

const struct command cmd_merge_file = {
    .name = "merge-file",
    .synopsis = "BASE OURS THEIRS [WIDTH [PATH]]",
    .summary = "merge two versions of a file (git's merge driver)",
    .needs = WRITES,
    .run = run,
};
