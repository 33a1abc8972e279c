#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "entry/input.h"
#include "cli/mentions.h"
#include "entry/write.h"
#include "text/record.h"
#include "text/slug.h"

enum { OPT_AS };

static const struct option options[] = {
    [OPT_AS] = {0, "as", "ID", "use this id instead of the new name's own"},
    {0, NULL, NULL, NULL},
};

/* The name and, where it changes, the former id: put on record before the file moves. */
struct rename_ctx {
    struct app *app;
    struct span name, old_id, new_id;
};

static void record(struct rename_ctx *j, struct span key, struct span text, struct buf *out)
{
    struct buf line = BUF_INIT, src = BUF_INIT;
    struct receipt r;
    fact_write(&line, DATE_NONE, TIME_NONE, key, 0, text);
    buf_add(&src, buf_span(out));
    buf_clear(out);
    record_fact(out, buf_span(&src), buf_span(&line), &j->app->store.keys, &j->app->arena, &r);
    buf_release(&line);
    buf_release(&src);
}

static int change_name(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct rename_ctx *j = ctx;
    if (!old.p)
        return err_gone(e, STATUS_GUEST, j->old_id);
    buf_add(out, old);
    record(j, SPAN("name"), j->name, out);
    if (!span_eq(j->old_id, j->new_id))
        record(j, SPAN("was"), j->old_id, out);
    return !span_eq(buf_span(out), old);
}

/* Sets *e if another guest has the new id, or had it. */
static void check_id(struct rename_ctx *j, struct err *e)
{
    struct app *app = j->app;
    struct buf b = BUF_INIT;
    if (store_has(&app->store, j->new_id, e) > 0)
        err_set(e, STATUS_GUEST,
                "the id %.*s is taken; if both are one person: journal join; if not: --as ID",
                SPAN_ARG(j->new_id));
    else if (!e->status && app_had_id(app, j->new_id, j->old_id, &b))
        err_set(e, STATUS_GUEST, "%s\nuse another id: --as ID", buf_cstr(&b));
    buf_release(&b);
}

/*
 * Renames in steps that can be repeated, so that the same command completes an interrupted
 * rename.
 */
static int rename_locked(struct rename_ctx *j, struct save *s)
{
    struct app *app = j->app;
    struct err e = ERR_INIT;
    struct span from = store_path(&app->store, j->old_id, &app->arena);
    struct span to = store_path(&app->store, j->new_id, &app->arena);
    bool moves = !span_eq(j->old_id, j->new_id);
    if (moves)
        check_id(j, &e);
    s->command = app->cmd->name;
    if (!e.status && save_file(s, from.p, change_name, j, &e) > 0)
        out_printf(&app->out, "%s: name: %.*s\n", from.p, SPAN_ARG(j->name));
    if (!e.status && moves && save_move(s, from.p, to.p, &e) > 0)
        out_printf(&app->out, "%s \xE2\x86\x92 %s\n", from.p, to.p);
    return e.status ? app_fail(app, &e) : 0;
}

/*
 * Replaces mentions of every former id, the last first, which also completes an interrupted
 * earlier rename. Each costs a look at all files, so no more than FORMER_MAX are replaced.
 */
static int follow_mentions(struct rename_ctx *j, struct save *s)
{
    enum { FORMER_MAX = 100 };
    struct guest g;
    size_t followed = 0;
    int status = app_load(j->app, j->new_id, &g);
    for (size_t i = g.n; status == 0 && i-- > 0;) {
        const struct fact *f = &g.v[i];
        if (f->kind != LINE_FACT || f->key != KEY_WAS || !slug_valid(f->text) ||
            span_eq(f->text, j->new_id))
            continue;
        if (followed++ == FORMER_MAX) {
            app_note("only the last %d former ids were replaced elsewhere", FORMER_MAX);
            break;
        }
        status = mentions_rewrite(j->app, s, f->text, j->new_id);
    }
    return status;
}

static int run(struct app *app)
{
    struct rename_ctx j = {.app = app};
    struct save s;
    struct err e = ERR_INIT;
    if (app->args_n != 2)
        return app_usage(app, "missing GUEST or NAME; quote the NAME");
    if (app_guest(app, app_arg(app, 0), &j.old_id) ||
        input_text(app, app_arg(app, 1), &j.name) ||
        input_id(app, j.name, app->opt[OPT_AS], &j.new_id))
        return app->status;
    int begun = save_begin(&s, app->store.rootfd, &e);
    if (begun == 0)
        begun = store_again(&app->store, &e);
    int status = begun < 0 ? app_fail(app, &e) : rename_locked(&j, &s);
    if (status == 0)
        status = follow_mentions(&j, &s);
    write_end(app, &s);
    return status;
}

const struct command cmd_rename = {
    .name = "rename",
    .synopsis = "[--as ID] GUEST NAME",
    .summary = "change a guest's name and id",
    .example = "aiko 'Aiko Mori'",
    .options = options,
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
