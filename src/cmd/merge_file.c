#include "cmd/commands.h"

#include "base/num.h"
#include "cli/args.h"
#include "os/os.h"
#include "text/merge.h"

enum { ARG_BASE, ARG_OURS, ARG_THEIRS, ARG_WIDTH, ARG_PATH, ARGS };

enum { WIDTH_LEAST = 1, WIDTH_USUAL = 7, WIDTH_MOST = 1000 };

static int read_input(struct app *app, int arg, struct buf *b, struct os_stamp *stamp)
{
    struct err e = ERR_INIT;
    int got = os_read(OS_CWD, app->args[arg], b, stamp, &e);
    if (got == 0)
        err_set(&e, STATUS_FILE, "%s: there is no such file", app->args[arg]);
    return got == 1 ? 0 : app_fail(app, &e);
}

/*
 * By one rename: were this process killed over half a file, git's own merge, which then runs
 * in its place, would take the half for our side.
 */
static int replace(const char *path, unsigned mode, struct span bytes, struct arena *a,
                   struct err *e)
{
    const char *new = arena_fmt(a, "%s.journal", path).p;
    if (os_remove(OS_CWD, new, e) < 0)
        return -1;
    int fd = os_create(OS_CWD, new, mode & 0777, e);
    if (fd < 0)
        return -1;
    int written = os_write_fd(fd, new, bytes, e);
    if (os_close_written(fd, new, e) < 0 || written < 0 ||
        os_rename(OS_CWD, new, path, e) < 0) {
        struct err ignored = ERR_INIT;
        os_remove(OS_CWD, new, &ignored);
        return -1;
    }
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

/* The keys are the built-in ones: the result must not differ between two machines' settings. */
static int merge(struct app *app, struct buf in[ARG_WIDTH], const struct os_stamp *stamp)
{
    struct keys keys;
    struct buf out = BUF_INIT;
    struct err e = ERR_INIT;
    keys_init(&keys, &app->arena);
    struct merge_input m = {.base = buf_span(&in[ARG_BASE]),
                            .ours = buf_span(&in[ARG_OURS]),
                            .theirs = buf_span(&in[ARG_THEIRS]),
                            .keys = &keys,
                            .marker = marker_width(app),
                            .ours_label = SPAN("ours"),
                            .theirs_label = SPAN("theirs")};
    int result = (int)merge_lines(&m, &out, &app->arena);
    const char *path = app->args[app->args_n > ARG_PATH ? ARG_PATH : ARG_OURS];
    if (result == MERGE_REFUSED)
        app_note("%s: not merged line by line; it holds conflict markers or NUL bytes", path);
    else if (replace(app->args[ARG_OURS], stamp->mode, buf_span(&out), &app->arena, &e) < 0)
        result = app_fail(app, &e);
    buf_release(&out);
    return result;
}

static int run(struct app *app)
{
    struct buf in[ARG_WIDTH] = {BUF_INIT, BUF_INIT, BUF_INIT};
    struct os_stamp stamp[ARG_WIDTH];
    int status = 0;
    if (app->args_n < ARG_WIDTH || app->args_n > ARGS)
        return app_usage(app, "three files, and what git adds: %%O %%A %%B %%L %%P");
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
    .summary = "merges two versions of a file into OURS: git's merge driver",
    .needs = WRITES,
    .run = run,
};
