#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "cli/progress.h"
#include "entry/write.h"
#include "store/listing.h"
#include "store/save.h"
#include "text/fmt.h"

struct fmt_ctx {
    struct app *app;
    struct progress progress;
    struct arena scratch;
};

struct fmt_file {
    struct fmt_ctx *job;
    struct span path;
};

static int format(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const struct fmt_file *f = ctx;
    struct fmt_ctx *j = f->job;
    struct guest g;
    if (!old.p)
        return err_gone(e, STATUS_GUEST, f->path);
    arena_reset(&j->scratch);
    guest_parse(&g, SPAN(""), old, &j->app->store.keys, &j->scratch);
    fmt_print(out, &g, &j->scratch);
    return !span_eq(buf_span(out), old);
}

static void formatted(void *ctx, int r, const struct err *e)
{
    const struct fmt_file *f = ctx;
    struct fmt_ctx *j = f->job;
    if (r > 0 || e->status)
        progress_wipe(&j->progress);
    if (r > 0)
        out_printf(&j->app->out, "%s\n", f->path.p);
    if (e->status)
        app_fail(j->app, e);
    progress_step(&j->progress, 1);
}

static int all_guests(struct app *app, struct party *p)
{
    struct os_names ids;
    struct err e = ERR_INIT;
    if (listing_ids(&app->store, &app->arena, &ids, &e) < 0)
        return app_fail(app, &e);
    *p = (struct party){ids.v, ids.n};
    return 0;
}

static int format_party(struct app *app, const struct party *p)
{
    struct save s;
    struct err e = ERR_INIT;
    struct fmt_ctx job = {.app = app};
    if (save_begin(&s, app->store.rootfd, &e) < 0) {
        save_end(&s);
        return app_fail(app, &e);
    }
    s.command = app->cmd->name;
    progress_begin(&job.progress, "fmt", p->n);
    struct fmt_file *files = ARENA_NEW(&app->arena, struct fmt_file, p->n);
    for (size_t i = 0; i < p->n; i++) {
        files[i] = (struct fmt_file){&job, store_path(&app->store, p->ids[i], &app->arena)};
        save_later(&s, files[i].path.p, format, formatted, &files[i]);
    }
    save_flush(&s);
    progress_wipe(&job.progress);
    write_end(app, &s);
    arena_release(&job.scratch);
    return app->status;
}

static int run(struct app *app)
{
    struct party p = {0};
    if (app->args_n == 0)
        return all_guests(app, &p) ? app->status : format_party(app, &p);
    for (int i = 0; i < app->args_n; i++)
        if (app_party(app, app_arg(app, i), &p) == 0)
            format_party(app, &p);
    return app->status;
}

const struct command cmd_fmt = {
    .name = "fmt",
    .synopsis = "[GUEST...]",
    .summary = "put files in canonical order",
    .example = "aiko",
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
