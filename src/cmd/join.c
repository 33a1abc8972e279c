#include "cmd/commands.h"

#include "base/utf8.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "cli/mentions.h"
#include "entry/write.h"
#include "text/edit.h"

/* Two files of one person: every line of FROM that INTO lacks comes into it. */
struct join_ctx {
    struct app *app;
    struct span from, into; /* ids */
    struct span from_src;   /* FROM's bytes as they are */
    struct span from_lines; /* the same as INTO will hold them */
};

/*
 * Returns FROM's lines, with its name as an `aka:`, unless INTO has it, and its id as a `was:`.
 */
static struct span prepare(struct join_ctx *j, const struct guest *into)
{
    struct buf out = BUF_INIT;
    struct span rest = span_from(j->from_src, utf8_bom(j->from_src)), line;
    const struct fact *name = guest_find(into, KEY_NAME);
    buf_fmt(&out, "was: %.*s\n", SPAN_ARG(j->from));
    while (span_line(&rest, &line)) {
        struct fact f = fact_parse(line, 0, &j->app->store.keys);
        bool named = f.kind == LINE_FACT && f.key == KEY_NAME;
        if (named && name && span_eq(f.text, name->text))
            continue;
        if (named)
            fact_write(&out, f.date, f.time, SPAN("aka"), f.mark, f.text);
        else
            buf_add(&out, line);
        buf_char(&out, '\n');
    }
    return buf_move(&out, &j->app->arena);
}

static int unite(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct join_ctx *j = ctx;
    struct arena scratch = ARENA_INIT;
    if (!old.p)
        return err_gone(e, STATUS_GUEST, j->into);
    edit_weave(out, old, j->from_lines, &j->app->store.keys, &scratch);
    arena_release(&scratch);
    return !span_eq(buf_span(out), old);
}

/* Fails if the guests have different birthdays, or a file is not text or has a conflict. */
static int check(struct join_ctx *j, const struct guest *from, const struct guest *into)
{
    const struct fact *a = guest_find(into, KEY_BIRTHDAY), *b = guest_find(from, KEY_BIRTHDAY);
    struct err e = ERR_INIT;
    struct span path = store_path(&j->app->store, j->from, &j->app->arena);
    if (store_check_text(path, from->src, &e) == 0 && a && b && !span_eq(a->text, b->text))
        err_set(&e, STATUS_NO,
                "the files disagree; correct one of them, then join again:\n  %.*s: %.*s\n  "
                "%.*s: %.*s",
                SPAN_ARG(j->into), (int)span_trim(a->line).n, span_trim(a->line).p,
                SPAN_ARG(j->from), (int)span_trim(b->line).n, span_trim(b->line).p);
    return e.status ? app_fail(j->app, &e) : 0;
}

static int join_locked(struct join_ctx *j, struct save *s)
{
    struct app *app = j->app;
    struct err e = ERR_INIT;
    struct guest from, into;
    if (app_load(app, j->from, &from) || app_load(app, j->into, &into))
        return app->status;
    if (check(j, &from, &into))
        return app->status;
    j->from_src = from.src;
    j->from_lines = prepare(j, &into);
    struct span path = store_path(&app->store, j->into, &app->arena);
    struct span gone = store_path(&app->store, j->from, &app->arena);
    s->command = app->cmd->name;
    if (save_file(s, path.p, unite, j, &e) > 0)
        out_printf(&app->out, "%s\n", path.p);
    if (e.status)
        return app_fail(app, &e);
    int status = mentions_rewrite(app, s, j->from, j->into);
    if (status)
        return status; /* FROM stays until everything else is done: joining again finishes it */
    int removed = save_remove(s, gone.p, j->from_src, &e);
    if (removed > 0)
        out_printf(&app->out, "%s: removed\n", gone.p);
    else if (removed == 0) /* it was there when we read it */
        err_gone(&e, STATUS_GUEST, gone);
    return e.status ? app_fail(app, &e) : 0;
}

static int run(struct app *app)
{
    struct join_ctx j = {.app = app};
    struct save s;
    struct err e = ERR_INIT;
    if (app->args_n != 2)
        return app_usage(app,
                         "missing FROM or INTO: the guest to remove, and the guest to keep");
    if (app_guest(app, app_arg(app, 0), &j.from) || app_guest(app, app_arg(app, 1), &j.into))
        return app->status;
    if (span_eq(j.from, j.into))
        return app_usage(app, "both names are the same guest: %s", j.from.p);
    int status =
        save_begin(&s, app->store.rootfd, &e) < 0 ? app_fail(app, &e) : join_locked(&j, &s);
    write_end(app, &s);
    return status;
}

const struct command cmd_join = {
    .name = "join",
    .synopsis = "FROM INTO",
    .summary = "merge two files of the same person",
    .example = "aiko-nakamura-2 aiko-nakamura",
    .page = "rename",
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
