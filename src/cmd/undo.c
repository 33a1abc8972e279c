#include "cmd/commands.h"

#include "cli/app.h"
#include "cli/write.h"
#include "store/save.h"
#include "store/state.h"
#include "store/undo.h"

static const char RECORD[] = ".journal/undo", REDO[] = ".journal/redo";

/* Puts one file back as it was, if it is still as the command left it. */
static int put_back(void *ctx, struct span now, struct buf *out, struct err *e)
{
    const struct undo_entry *u = ctx;
    if (!undo_is_new(u, now))
        return err_set(e, STATUS_FILE, "%.*s has changed since; it was left unchanged",
                       SPAN_ARG(u->path));
    buf_add(out, u->old);
    return 1;
}

/* What the file holds now; .p is NULL when there is none. */
static int read_now(struct app *app, const char *path, struct span *now, struct err *e)
{
    struct buf b = BUF_INIT;
    int there = os_read(app->store.rootfd, path, &b, NULL, e);
    *now = there > 0 ? arena_copy(&app->arena, buf_span(&b)) : (struct span){NULL, 0};
    buf_release(&b);
    return there < 0 ? -1 : 0;
}

static bool is_old(const struct undo_entry *u, struct span now)
{
    return !u->old.p == !now.p && span_eq(u->old, now);
}

/*
 * What the file holds now: 0. It must be as the command left it, or as it was before some step
 * of the command: then that step was not made, or an undo that was broken off took it back.
 */
static int find_now(struct app *app, const struct undo *u, const char *path, struct span *now,
                    struct err *e)
{
    int r = read_now(app, path, now, e);
    for (size_t k = 0; r == 0 && k < u->n; k++)
        if (span_is(u->v[k].path, path) &&
            (undo_is_new(&u->v[k], *now) || is_old(&u->v[k], *now)))
            return 0;
    return r < 0 ? -1
                 : err_set(e, STATUS_FILE, "%s has changed since; it was left unchanged", path);
}

/* A command may have written a file twice; one word about it is enough. */
static bool writes(const struct undo *u, size_t from, size_t to, struct span path)
{
    while (from < to && !span_eq(u->v[from].path, path))
        from++;
    return from < to;
}

/* 1 = put back, 0 = it was as before already, or failed. */
static int take_back(struct app *app, struct save *s, const struct undo *u, size_t i)
{
    struct err e = ERR_INIT;
    const struct undo_entry *one = &u->v[i];
    struct span now;
    union {
        const struct undo_entry *in;
        void *out;
    } ctx = {one}; /* put_back only reads it */
    int done = find_now(app, u, one->path.p, &now, &e);
    if (done == 0 && undo_is_new(one, now))
        done = one->old.p ? save_file(s, one->path.p, put_back, ctx.out, &e)
                          : save_remove(s, one->path.p, now, &e);
    if (done > 0 && !writes(u, 0, i, one->path))
        out_printf(&app->out, "%s%s\n", one->path.p, one->old.p ? "" : ": removed");
    if (e.status)
        app_fail(app, &e);
    return done > 0;
}

static int nothing(struct app *app)
{
    struct err e = ERR_INIT;
    err_set(&e, STATUS_NO, "there is nothing to undo");
    return app_fail(app, &e);
}

/* A command that keeps no bytes has a way back of its own. */
static int other_way(struct app *app, struct span command)
{
    bool sharded = span_is(command, "store sharded");
    struct err e = ERR_INIT;
    if (!sharded && !span_is(command, "store flat"))
        return nothing(app);
    err_set(&e, STATUS_NO, "undo does not move files; to move them back: journal store %s",
            sharded ? "flat" : "sharded");
    return app_fail(app, &e);
}

/*
 * What was taken back can be taken back in its turn. While that goes on, the record stays, so
 * that an undo that is broken off can be finished; then there is no way forth again.
 */
static void turn_record(struct app *app, bool whole)
{
    struct err e = ERR_INIT;
    if (whole && os_rename(app->store.rootfd, REDO, RECORD, &e) == 0)
        return;
    e = ERR_INIT;
    if (os_remove(app->store.rootfd, RECORD, &e) < 0 ||
        os_remove(app->store.rootfd, REDO, &e) < 0) {
        e.status = STATUS_AFTER;
        app_fail(app, &e);
    }
}

static void take_all_back(struct app *app, struct save *s, const struct undo *u)
{
    struct err e = ERR_INIT;
    int broken_off = os_remove(app->store.rootfd, REDO, &e), done = 0;
    if (broken_off < 0) {
        app_fail(app, &e);
        return;
    }
    s->command = "undo";
    s->undo = REDO;
    for (size_t i = u->n; i-- > 0;)
        done += take_back(app, s, u, i);
    if (app->status && app->status != STATUS_AFTER)
        return;
    turn_record(app, done && !broken_off);
    app_note("undone: journal %.*s", SPAN_ARG(u->command));
}

/* A record that came with a clone, an archive or a copy could restore anybody's bytes. */
static int foreign(struct app *app)
{
    struct err e = ERR_INIT;
    err_set(&e, STATUS_NO,
            "%s was not written by this version on this machine; it may have come with a "
            "clone, an archive or a copy, so undo does not use it\nto remove it: rm %s/%s",
            RECORD, app->store.path.p, RECORD);
    return app_fail(app, &e);
}

static int run_locked(struct app *app, struct save *s)
{
    struct undo u = {0};
    struct err e = ERR_INIT;
    struct buf kept = BUF_INIT;
    struct os_stamp stamp = {0};
    int there = os_read_own(app->store.rootfd, RECORD, &kept, &stamp, &e);
    struct span src = buf_move(&kept, &app->arena);
    if (there < 0)
        return state_refuse(&e), app_fail(app, &e);
    enum undo_found found = there ? undo_parse(&u, src, stamp.inode, &app->arena) : UNDO_NONE;
    if (found == UNDO_FOREIGN)
        return foreign(app);
    if (found == UNDO_NONE)
        return other_way(app, u.command);
    for (size_t i = 0; i < u.n; i++)
        u.v[i].path = arena_copy(&app->arena, u.v[i].path); /* with a NUL */
    for (size_t i = 0; i < u.n; i++) {
        struct err why = ERR_INIT;
        struct span now;
        if (!writes(&u, i + 1, u.n, u.v[i].path) &&
            find_now(app, &u, u.v[i].path.p, &now, &why) < 0)
            app_fail(app, &why);
    }
    if (!app->status)
        take_all_back(app, s, &u);
    return app->status;
}

static int run(struct app *app)
{
    struct save s;
    struct err e = ERR_INIT;
    if (app->args_n)
        return app_usage(app, "undo takes no arguments");
    int status =
        save_begin(&s, app->store.rootfd, &e) < 0 ? app_fail(app, &e) : run_locked(app, &s);
    write_end(app, &s);
    return status;
}

const struct command cmd_undo = {
    .name = "undo",
    .synopsis = "",
    .summary = "undo the last command that changed files",
    .example = "",
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
