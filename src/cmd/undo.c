#include "cmd/app.h"

#include "cmd/write.h"
#include "store/save.h"
#include "store/undo.h"

static const char FILE_NAME[] = ".journal/undo";

/* Puts one file back as it was, if it is still as the command left it. */
static int put_back(void *ctx, struct span now, struct buf *out, struct err *e)
{
    const struct undo_entry *u = ctx;
    if (!undo_is_new(u, now))
        return err_set(e, STATUS_FILE, "%.*s has changed since; it stays as it is",
                       (int)u->path.n, u->path.p);
    buf_add(out, u->old);
    return 1;
}

/* 1 it is as the command left it, -1 with *e set. */
static int still_new(struct app *app, const struct undo_entry *u, struct err *e)
{
    struct buf b = BUF_INIT;
    int there = os_read(app->store.rootfd, u->path.p, &b, NULL, e);
    buf_room(&b, 1);
    bool same = there >= 0 && undo_is_new(u, there ? buf_span(&b) : (struct span){NULL, 0});
    buf_release(&b);
    if (there >= 0 && !same)
        err_set(e, STATUS_FILE, "%s has changed since; nothing was taken back", u->path.p);
    return e->status ? -1 : 1;
}

static int take_back(struct app *app, struct save *s, const struct undo_entry *u)
{
    struct err e = ERR_INIT;
    struct buf now = BUF_INIT;
    union {
        const struct undo_entry *in;
        void *out;
    } ctx = {u}; /* put_back only reads it */
    int done;
    if (u->old.p) {
        done = save_file(s, u->path.p, put_back, ctx.out, &e);
    } else {
        done = os_read(app->store.rootfd, u->path.p, &now, NULL, &e);
        if (done > 0)
            done = save_remove(s, u->path.p, buf_span(&now), &e);
    }
    buf_release(&now);
    if (done > 0)
        out_printf(&app->out, "%s%s\n", u->path.p, u->old.p ? "" : ": removed");
    return e.status ? app_fail(app, &e) : 0;
}

static int nothing(struct app *app)
{
    struct err e = ERR_INIT;
    err_set(&e, STATUS_NO, "there is nothing to take back");
    return app_fail(app, &e);
}

/* A command that wrote a file twice left it as its last entry says. */
static bool is_last(const struct undo *u, size_t i)
{
    for (size_t k = i + 1; k < u->n; k++)
        if (span_eq(u->v[k].path, u->v[i].path))
            return false;
    return true;
}

static int run_locked(struct app *app, struct save *s)
{
    struct undo u;
    struct err e = ERR_INIT;
    struct buf b = BUF_INIT;
    int there = os_read(app->store.rootfd, FILE_NAME, &b, NULL, &e);
    struct span kept = arena_copy(&app->arena, buf_span(&b));
    buf_release(&b);
    if (there < 0)
        return app_fail(app, &e);
    if (there == 0 || !undo_parse(&u, kept, &app->arena))
        return nothing(app);
    for (size_t i = 0; i < u.n; i++) {
        struct err why = ERR_INIT;
        u.v[i].path = arena_copy(&app->arena, u.v[i].path);
        if (is_last(&u, i) && still_new(app, &u.v[i], &why) < 0)
            app_fail(app, &why);
    }
    if (app->status)
        return app->status;
    s->command = "undo"; /* what was taken back can be taken back in its turn */
    for (size_t i = u.n; i-- > 0;)
        take_back(app, s, &u.v[i]);
    if (app->status == 0)
        app_note("took back: journal %.*s", (int)u.command.n, u.command.p);
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
    .summary = "takes back the last command that wrote, if its files have not changed since",
    .needs = NEEDS_JOURNAL,
    .run = run,
};
