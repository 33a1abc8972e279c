#include "cmd/commands.h"

#include "base/quote.h"
#include "check/cards.h"
#include "check/lines.h"
#include "check/parts.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "cli/plan_input.h"
#include "store/git.h"
#include "store/git_run.h"
#include "store/listing.h"
#include "store/shard.h"
#include "store/state.h"

#include <string.h>

enum { OPT_STAGED };

static const struct option options[] = {
    [OPT_STAGED] = {0, "staged", NULL, "only what is staged in git"},
    {0, NULL, NULL, NULL},
};

static bool print_one(void *ctx, const struct diag *d)
{
    check_say(ctx, d);
    return true;
}

/* Returns a list whose problems are printed when they are found. */
static struct diags printed_at_once(struct checking *c)
{
    struct diags d = DIAGS_INIT(&c->app->arena);
    d.take = print_one;
    d.ctx = c;
    return d;
}

/* Other files than those of guests */

/* Checks .journal/ as every command that writes does: see store/state.h. */
static void check_state(struct checking *c)
{
    struct err e = ERR_INIT;
    if (state_check(c->app->store.rootfd, &e) == 0)
        return;
    struct span path = SPAN(STATE_DIR);
    if (e.status != STATUS_FILE) {
        check_cannot_read(c, path, &e);
        return;
    }
    char *remedy = strchr(e.text, '\n');
    if (remedy)
        *remedy++ = '\0';
    check_say_file(c, DIAG_ERROR, path, "foreign-state", e.text, remedy ? remedy : "");
}

static void check_directory(struct checking *c)
{
    struct os_stamp dir;
    struct err e = ERR_INIT;
    struct buf remedy = BUF_INIT;
    int there = os_stat(c->app->store.rootfd, ".", &dir, &e);
    if (there < 0)
        check_cannot_read(c, c->app->store.path, &e);
    buf_str(&remedy, "chmod 700 ");
    quote_path(&remedy, c->app->store.path);
    if (there > 0 && dir.mode & 077)
        check_say_file(c, DIAG_WARNING, c->app->store.path, "open-directory",
                       "other users can enter this directory", buf_cstr(&remedy));
    buf_release(&remedy);
}

static void check_layout(struct checking *c, size_t guests)
{
    const struct settings *set = &c->app->store.set;
    if (set->moving)
        check_say_file(c, DIAG_WARNING, SPAN("journal.conf"), "layout",
                       "the layout is being changed, or a change was interrupted",
                       set->sharded ? "journal store sharded" : "journal store flat");
    else if (guests > SHARD_FLAT_MAX && !set->sharded)
        check_say_file(c, DIAG_WARNING, SPAN("guests"), "layout",
                       "over 20,000 files in one directory: git slows down",
                       "journal store sharded");
}

/*
 * Reports a clone without the merge driver: git would keep one side, or mark every added line.
 */
static void check_git(struct checking *c)
{
    int rootfd = c->app->store.rootfd;
    struct err refused = ERR_INIT;
    enum git_driver d = git_driver(rootfd, &refused);
    if (refused.status == STATUS_FILE)
        check_say_file(c, DIAG_ERROR, c->app->store.path, "git-directory", refused.text, "");
    else if (refused.status)
        check_cannot_read(c, c->app->store.path, &refused);
    if (d == GIT_DRIVER_MISSING || d == GIT_DRIVER_OLD)
        check_say_file(c, DIAG_WARNING, c->app->store.path, "merge-driver",
                       d == GIT_DRIVER_OLD
                           ? "this clone's git settings are from another version of journal"
                           : "the merge driver is not configured in this clone",
                       "journal git-setup");
    if (d != GIT_DRIVER_NONE && c->app->store.set.commit && !git_may_commit(rootfd))
        check_say_file(c, DIAG_WARNING, SPAN("journal.conf"), "no-commit",
                       "`commit: yes` has no effect; it is not enabled in this clone",
                       "journal git-setup");
}

static void check_dish_book(struct checking *c, const struct guest *cards, struct diags *found)
{
    struct book book;
    book_init(&book, cards, found->arena);
    check_book(cards, &book, &c->app->store.keys, found);
    check_cards(cards, &book, app_lexicon(c->app), found);
}

/* Checks the staged bytes of the files in the next commit; the work tree may be newer. */
static int check_staged(struct checking *c)
{
    struct app *app = c->app;
    struct git_blobs blobs;
    struct diags found = printed_at_once(c);
    struct err e = ERR_INIT;
    if (git_staged(app->store.rootfd, &blobs, &app->arena, &e) < 0)
        return app_fail(app, &e);
    for (size_t i = 0; i < blobs.n; i++) {
        struct guest g;
        struct span path = blobs.v[i].path;
        guest_parse(&g, path, blobs.v[i].src, &app->store.keys, &app->arena);
        if (span_is(path, "dishes.txt"))
            check_dish_book(c, &g, &found);
        else
            check_guest(&g, path, &app->store.keys, app->today, NULL, &found);
    }
    return c->findings ? STATUS_NO : STATUS_YES;
}

static void check_dishes(struct checking *c)
{
    struct guest book;
    struct err e = ERR_INIT;
    struct diags found = printed_at_once(c);
    int got = store_load_file(&c->app->store, "dishes.txt", &book, &c->app->arena, &e);
    if (got < 0)
        check_cannot_read(c, SPAN("dishes.txt"), &e);
    if (got > 0)
        check_dish_book(c, &book, &found);
}

/* Each guest's file */

/* Problems of one file that are kept. A file with more is checked again when they are printed.
 */
enum { KEPT = 1000 };

/* A file that is checked again, before problem `at` of the batch is printed. */
struct check_again {
    struct span id, path, src;
    size_t at;
};

struct check_batch {
    struct diags found; /* of the files but those of `again` */
    struct check_again *again;
    size_t again_n, again_cap;
    struct across across;
};

struct check_ctx {
    struct checking *c;
    struct across across;
    struct os_names ids;
};

/* Spans of a finding point into the file, which is gone by the time it is printed. */
static void copy_finding(struct diag *d, struct arena *a)
{
    size_t at = d->culprit.n ? (size_t)(d->culprit.p - d->line.p) : 0;
    d->line = arena_copy(a, d->line);
    d->culprit = span_head(span_from(d->line, at), d->culprit.n);
}

/* The problems of the file that is being checked: the first KEPT, and how many there are. */
struct check_file {
    struct check_batch *batch;
    struct arena *arena;
    size_t n;
};

static bool keep(void *ctx, const struct diag *d)
{
    struct check_file *file = ctx;
    struct diags *found = &file->batch->found;
    found->arena = file->arena;
    if (++file->n > KEPT)
        return false;
    diags_add(found, *d);
    copy_finding(&found->v[found->n - 1], file->arena);
    return true;
}

/* Puts the file in place of the problems that were kept of it. */
static void check_later(struct check_batch *k, const struct scan_file *file, struct span path,
                        struct arena *a)
{
    k->found.n -= KEPT;
    k->again = arena_grow(a, k->again, k->again_n, &k->again_cap, sizeof *k->again);
    k->again[k->again_n++] = (struct check_again){arena_copy(a, file->id), path,
                                                  arena_copy(a, file->src), k->found.n};
}

static void each(struct scan_worker *w, const struct scan_file *file)
{
    const struct check_ctx *whole = w->ctx;
    const struct app *app = whole->c->app;
    struct check_batch *k = w->kept;
    struct guest g;
    struct span path = scan_path(file, &w->keep);
    scan_parse(&app->store, w, file, &g);
    struct check_file own = {k, &w->keep, 0};
    struct diags found = {.arena = &w->keep, .take = keep, .ctx = &own};
    check_guest(&g, path, &app->store.keys, app->today, w->own, &found);
    if (own.n > KEPT)
        check_later(k, file, path, &w->keep);
    across_gather(&k->across, &w->keep, &g, path, &whole->ids);
}

static void setup(struct scan_worker *w)
{
    w->own = quiet_new(&w->lasting);
}

static void check_now(struct checking *c, const struct check_again *file)
{
    struct guest g;
    struct arena scratch = ARENA_INIT;
    struct diags found = printed_at_once(c);
    found.arena = &scratch;
    guest_parse(&g, file->id, file->src, &c->app->store.keys, &scratch);
    check_guest(&g, file->path, &c->app->store.keys, c->app->today, NULL, &found);
    arena_release(&scratch);
}

static void print_batch(struct checking *c, const struct check_batch *k)
{
    size_t i = 0;
    for (size_t again = 0; again <= k->again_n; again++) {
        size_t end = again < k->again_n ? k->again[again].at : k->found.n;
        for (; i < end; i++)
            check_say(c, &k->found.v[i]);
        if (again < k->again_n)
            check_now(c, &k->again[again]);
    }
}

static bool flush(void *ctx, struct scan_worker *worker)
{
    struct check_ctx *w = ctx;
    const struct check_batch *k = worker->kept;
    progress_step(&w->c->progress, k->across.names_n);
    print_batch(w->c, k);
    across_take(&w->across, &w->c->app->arena, &k->across, &w->ids);
    return !w->c->app->out.err.status;
}

static void failed(void *ctx, struct span id, const struct err *e)
{
    struct checking *c = ((struct check_ctx *)ctx)->c;
    check_cannot_read(c, store_path(&c->app->store, id, &c->app->arena), e);
}

static int check_guests(struct checking *c)
{
    struct check_ctx w = {.c = c};
    struct err e = ERR_INIT;
    struct scan q = {.ctx = &w,
                     .kept_size = sizeof(struct check_batch),
                     .setup = setup,
                     .each = each,
                     .flush = flush,
                     .failed = failed,
                     .failed_ctx = &w};
    if (listing_ids(&c->app->store, &c->app->arena, &w.ids, &e) < 0)
        return app_fail(c->app, &e);
    check_layout(c, w.ids.n);
    progress_begin(&c->progress, "check", w.ids.n);
    int status = app_scan(c->app, &q);
    progress_wipe(&c->progress);
    if (status)
        return status;
    check_folders(c);
    across_judge(&w.across, c);
    return 0;
}

static int check_args(struct app *app)
{
    for (int i = 0; i < app->args_n; i++) {
        bool known = false;
        for (int k = 0; check_names[k]; k++)
            known |= strcmp(check_names[k], app->args[i]) == 0;
        if (!known)
            app_usage(app, "unknown check \"%s\"; for the list: journal-check(1)",
                      app->args[i]);
    }
    return app->status;
}

static int run(struct app *app)
{
    struct checking c = {.app = app};
    if (check_args(app))
        return app->status;
    if (!out_for_people(&app->out))
        out_begin(&app->out, &check_schema);
    if (app_has(app, OPT_STAGED))
        return check_staged(&c);
    check_directory(&c);
    check_state(&c);
    check_git(&c);
    check_dishes(&c);
    check_menus(&c);
    int status = check_guests(&c);
    if (status)
        return status;
    return c.findings ? STATUS_NO : STATUS_YES;
}

const struct command cmd_check = {
    .name = "check",
    .synopsis = "[--staged] [NAME...]",
    .summary = "check all files for problems",
    .example = "--staged",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS,
    .run = run,
};
