#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/progress.h"
#include "entry/write.h"
#include "store/shard.h"

enum { LAYOUT, GUESTS, ELSEWHERE, MOVED, ADVISED };

static const struct field fields[] = {
    [LAYOUT] = {"layout", FIELD_TEXT, STYLE_PLAIN},
    [GUESTS] = {"guests", FIELD_INT, STYLE_PLAIN},
    [ELSEWHERE] = {"elsewhere", FIELD_INT, STYLE_PLAIN},
    [MOVED] = {"moved", FIELD_INT, STYLE_PLAIN},
    [ADVISED] = {"advised", FIELD_TEXT, STYLE_PLAIN},
};

enum { TIDY, UNTIDY };

static const char *const layouts[] = {
    [TIDY] = "layout: {layout}\nguests: {guests}\nadvised: {advised}[\nmoved: {moved}]",
    [UNTIDY] = "layout: {layout}\nguests: {guests}\nadvised: {advised}[\nmoved: "
               "{moved}]\nelsewhere: {elsewhere}; to move them: journal store {layout}",
};

static const struct schema store_schema = {"store", fields, sizeof fields / sizeof *fields,
                                           layouts, sizeof layouts / sizeof *layouts};

static const char *name_of(bool sharded)
{
    return sharded ? "sharded" : "flat";
}

/* Prints the layout and the number of moved files; `moved` < 0: no file had to be moved. */
static void print_layout(struct app *app, const struct shards *l, size_t elsewhere, long moved)
{
    struct row r = row_new(&store_schema);
    r.layout = elsewhere ? UNTIDY : TIDY;
    row_text(&r, LAYOUT, span_str(name_of(l->sharded)));
    row_int(&r, GUESTS, (int64_t)l->guests);
    row_int(&r, ELSEWHERE, (int64_t)elsewhere);
    if (moved >= 0)
        row_int(&r, MOVED, moved);
    row_text(&r, ADVISED, span_str(name_of(l->guests > SHARD_FLAT_MAX)));
    out_begin(&app->out, &store_schema);
    sink_row(app->sink, &r);
}

static int say_how_it_is(struct app *app)
{
    struct shards l;
    struct err e = ERR_INIT;
    if (shard_list(&l, &app->store, app->store.set.sharded, &app->arena, &e) < 0)
        return app_fail(app, &e);
    print_layout(app, &l, l.elsewhere, -1);
    return STATUS_YES;
}

/* Reports guests with two files that differ, which the user must resolve. */
static int find_conflicts(struct app *app, const struct shards *l)
{
    struct err e = ERR_INIT;
    int conflict;
    for (size_t i = 0; (conflict = shard_conflict(l, &app->store, &i, &e)) > 0; i++) {
        struct err why = ERR_INIT;
        err_set(&why, STATUS_FILE,
                "%s and %s belong to one guest and differ; merge their lines into one file and "
                "remove the other; nothing was moved",
                l->v[i - 1].path.p, l->v[i].path.p);
        app_fail(app, &why);
    }
    return conflict < 0 ? app_fail(app, &e) : app->status;
}

static void show_progress(void *ctx)
{
    progress_step(ctx, 1);
}

static int move_all(struct app *app, struct save *s, const struct shards *l)
{
    struct err e = ERR_INIT;
    struct progress progress;
    progress_begin(&progress, "store", l->n);
    s->command = l->sharded ? "store sharded" : "store flat";
    int done = shard_move(l, &app->store, s, show_progress, &progress, &e);
    progress_wipe(&progress);
    if (done < 0) {
        app->saved |= s->changed.n > 0;
        app_fail(app, &e);
        if (app->saved)
            app_note("some files were moved; to continue: journal store %s", app->args[0]);
        return app->status;
    }
    for (size_t i = 0; i < l->strays.n; i++)
        app_note("%s: not a guest's file; not moved", l->strays.v[i].p);
    return 0;
}

static int move_locked(struct app *app, struct save *s, bool sharded)
{
    struct shards l;
    struct err e = ERR_INIT;
    if (store_again(&app->store, &e) < 0 ||
        shard_list(&l, &app->store, sharded, &app->arena, &e) < 0)
        return app_fail(app, &e);
    if (find_conflicts(app, &l) || move_all(app, s, &l))
        return app->status;
    int status = write_end(app, s);
    print_layout(app, &l, 0, (long)l.elsewhere);
    return err_graver(status, l.fixed ? STATUS_AFTER : 0);
}

static int run(struct app *app)
{
    struct save s;
    struct err e = ERR_INIT;
    if (app->args_n == 0)
        return say_how_it_is(app);
    bool sharded = span_is(app_arg(app, 0), "sharded");
    if (app->args_n > 1)
        return app_usage(app, "one argument too many: %.*s", SPAN_ARG(app_arg(app, 1)));
    if (!sharded && !span_is(app_arg(app, 0), "flat"))
        return app_usage(app, "unknown layout \"%.*s\"; use flat or sharded",
                         SPAN_ARG(app_arg(app, 0)));
    int status = save_begin(&s, app->store.rootfd, &e) < 0 ? app_fail(app, &e)
                                                           : move_locked(app, &s, sharded);
    save_end(&s);
    return status;
}

const struct command cmd_store = {
    .name = "store",
    .synopsis = "[flat|sharded]",
    .summary = "show or change the directory layout",
    .example = "sharded",
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run,
};
