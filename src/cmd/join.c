#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "cli/mentions.h"
#include "cli/write.h"
#include "text/edit.h"
#include "text/merge.h"
#include "text/slug.h"

/* Two files of one person: every line of FROM that INTO lacks comes into it. */
struct job {
    struct app *app;
    struct span from, into; /* ids */
    struct span from_src;   /* FROM's bytes as they are */
    struct span from_lines; /* the same as INTO will hold them */
};

static struct span other_key(struct app *app, struct span line, uint32_t lineno)
{
    struct fact f = fact_parse(line, lineno, &app->store.keys);
    struct buf b = BUF_INIT;
    if (f.kind != LINE_FACT || f.key != KEY_NAME)
        return line;
    fact_write(&b, f.date, f.time, SPAN("aka"), f.mark, f.text);
    struct span aka = arena_copy(&app->arena, buf_span(&b));
    buf_release(&b);
    return aka;
}

/* FROM's name becomes an `aka:`, unless INTO has the same; its id a `was:`. */
static struct span prepare(struct job *j, const struct guest *into)
{
    struct buf out = BUF_INIT;
    struct span rest = j->from_src, line;
    const struct fact *name = guest_find(into, KEY_NAME);
    buf_fmt(&out, "was: %.*s\n", (int)j->from.n, j->from.p);
    for (uint32_t n = 1; span_line(&rest, &line); n++) {
        struct fact f = fact_parse(line, n, &j->app->store.keys);
        if (f.kind == LINE_FACT && f.key == KEY_NAME && name && span_eq(f.text, name->text))
            continue;
        struct span kept = other_key(j->app, line, n);
        buf_add(&out, span_trim(kept).n ? kept : SPAN(""));
        buf_char(&out, '\n');
    }
    struct span made = arena_copy(&j->app->arena, buf_span(&out));
    buf_release(&out);
    return made;
}

/* What they disagree about, out of the whole merged text. */
static void refuse(struct span merged, struct err *e)
{
    struct buf b = BUF_INIT;
    struct span line;
    bool inside = false;
    while (span_line(&merged, &line)) {
        bool closes = span_starts(line, SPAN(">>>>>>>"));
        inside |= span_starts(line, SPAN("<<<<<<<"));
        if (inside) {
            buf_str(&b, "\n  ");
            buf_add(&b, span_head(line, 120));
        }
        inside &= !closes;
    }
    err_set(e, STATUS_NO, "they disagree; correct one of them, then join again:%s",
            buf_cstr(&b));
    buf_release(&b);
}

static int unite(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct job *j = ctx;
    struct arena scratch = ARENA_INIT;
    if (!old.p)
        return err_set(e, STATUS_GUEST, "%.*s went away meanwhile", (int)j->into.n, j->into.p);
    struct merge_input in = {.base = SPAN(""),
                             .ours = old,
                             .theirs = j->from_lines,
                             .keys = &j->app->store.keys,
                             .marker = 7,
                             .ours_label = j->into,
                             .theirs_label = j->from};
    enum merge_result r = merge_lines(&in, out, &scratch);
    if (r == MERGE_CONFLICT)
        refuse(buf_span(out), e);
    if (r == MERGE_REFUSED)
        err_set(e, STATUS_FILE, "one of the files is not text, or holds conflict markers");
    arena_release(&scratch);
    return r == MERGE_CLEAN ? !span_eq(buf_span(out), old) : -1;
}

static int join_locked(struct job *j, struct save *s)
{
    struct app *app = j->app;
    struct err e = ERR_INIT;
    struct guest from, into;
    if (app_load(app, j->from, &from) || app_load(app, j->into, &into))
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
        err_set(&e, STATUS_GUEST, "%s went away meanwhile", gone.p);
    return e.status ? app_fail(app, &e) : 0;
}

static int run(struct app *app)
{
    struct job j = {.app = app};
    struct save s;
    struct err e = ERR_INIT;
    if (app->args_n != 2)
        return app_usage(app, "two guests: the one that goes, and the one that stays");
    if (app_guest(app, app_arg(app, 0), &j.from) || app_guest(app, app_arg(app, 1), &j.into))
        return app->status;
    if (span_eq(j.from, j.into))
        return app_usage(app, "that is one guest already: %s", j.from.p);
    int status =
        save_begin(&s, app->store.rootfd, &e) < 0 ? app_fail(app, &e) : join_locked(&j, &s);
    write_end(app, &s);
    return status;
}

const struct command cmd_join = {
    .name = "join",
    .synopsis = "FROM INTO",
    .summary = "two files of one person become one: INTO holds every line of both",
    .page = "rename",
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
