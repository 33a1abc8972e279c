#include "cmd/commands.h"

#include "ask/check.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "store/git.h"
#include "store/layout.h"
#include "text/slug.h"

#include <stdlib.h>
#include <string.h>

enum { OPT_STAGED };

static const struct option options[] = {
    [OPT_STAGED] = {0, "staged", NULL, "only what git would commit now"},
    {0, NULL, NULL, NULL},
};

/* A name that a guest answers to, and a mention of a guest: judged when all files were seen. */
struct called {
    struct span words; /* folded */
    struct span id;
};

struct mention {
    struct span id;
    struct diag where;
};

struct gathered {
    struct called *names;
    struct mention *mentions;
    struct span *former; /* what `was:` lines say */
    size_t names_n, names_cap, mentions_n, mentions_cap, former_n, former_cap;
};

struct whole {
    struct app *app;
    struct gathered all;
    struct os_names ids;
    size_t findings;
    struct progress progress;
};

struct kept {
    struct diags found;
    struct gathered gathered;
};

static bool is_wanted(const struct app *app, const char *name)
{
    for (int i = 0; i < app->args_n; i++)
        if (strcmp(app->args[i], name) == 0)
            return true;
    return app->args_n == 0;
}

static void report(struct whole *w, const struct diag *d)
{
    struct buf b = BUF_INIT;
    if (!is_wanted(w->app, d->name))
        return;
    w->findings++;
    progress_wipe(&w->progress);
    if (w->app->format == OUT_TEXT) {
        diag_format(&b, d);
        out_text(&w->app->out, buf_span(&b));
    } else {
        check_emit(d, w->app->sink);
    }
    buf_release(&b);
}

static void gather_name(struct gathered *g, struct arena *a, struct span name, struct span id)
{
    struct buf b = BUF_INIT;
    fold_words(&b, name);
    g->names = arena_grow(a, g->names, g->names_n, &g->names_cap, sizeof *g->names);
    g->names[g->names_n++] = (struct called){arena_copy(a, buf_span(&b)), id};
    buf_release(&b);
}

static void gather_mentions(struct gathered *g, struct arena *a, const struct fact *f,
                            struct span path)
{
    struct span rest = f->text, id;
    while (mention_next(&rest, &id)) {
        struct diag where = {DIAG_WARNING,
                             path,
                             arena_copy(a, f->line),
                             {NULL, 0},
                             f->lineno,
                             "nobody",
                             SPAN("no guest has this id"),
                             SPAN("correct it, or make the guest: journal new")};
        size_t at = (size_t)(id.p - f->line.p) - 1;
        where.culprit = span_head(span_from(where.line, at), id.n + 1);
        g->mentions =
            arena_grow(a, g->mentions, g->mentions_n, &g->mentions_cap, sizeof *g->mentions);
        g->mentions[g->mentions_n++] = (struct mention){span_from(where.culprit, 1), where};
    }
}

static void gather(struct gathered *g, struct arena *a, const struct guest *guest,
                   struct span path)
{
    struct span id = arena_copy(a, guest->id);
    gather_name(g, a, guest_name(guest), id);
    for (size_t i = 0; i < guest->n; i++) {
        const struct fact *f = &guest->v[i];
        if (f->kind != LINE_FACT)
            continue;
        if (f->key == KEY_WAS) {
            g->former =
                arena_grow(a, g->former, g->former_n, &g->former_cap, sizeof *g->former);
            g->former[g->former_n++] = arena_copy(a, f->text);
        }
        if (f->class != CLASS_IDENTITY)
            gather_mentions(g, a, f, path);
    }
}

/* Spans of a finding point into the file, which is gone by the time it is printed. */
static void copy_finding(struct diag *d, struct arena *a)
{
    size_t at = d->culprit.n ? (size_t)(d->culprit.p - d->line.p) : 0;
    d->line = arena_copy(a, d->line);
    d->culprit = span_head(span_from(d->line, at), d->culprit.n);
}

static void each(struct scan_worker *w, const struct scan_file *file)
{
    struct whole *whole = w->ctx;
    struct kept *k = w->kept;
    struct guest g;
    struct span path = scan_path(file, &w->keep);
    scan_parse(&whole->app->store, w, file, &g);
    k->found.arena = &w->keep;
    size_t before = k->found.n;
    check_guest(&g, path, &whole->app->store.keys, whole->app->today, &k->found);
    for (size_t i = before; i < k->found.n; i++)
        copy_finding(&k->found.v[i], &w->keep);
    gather(&k->gathered, &w->keep, &g, path);
}

static bool id_exists(const struct os_names *ids, struct span id)
{
    size_t low = 0, high = ids->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int c = span_cmp(ids->v[mid], id);
        if (c == 0)
            return true;
        if (c < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

/* The id, or a head of it in a script without spaces. */
static bool is_somebody(const struct os_names *ids, struct span id)
{
    for (;; id = span_head(id, id.n - 1)) {
        if (id_exists(ids, id))
            return true;
        if (id.n == 0 || (unsigned char)id.p[id.n - 1] < 0x80)
            return false;
    }
}

static void take_mention(struct whole *w, const struct mention *m)
{
    struct arena *a = &w->app->arena;
    struct gathered *g = &w->all;
    if (is_somebody(&w->ids, m->id))
        return; /* of a million mentions, few are of nobody: only those are kept */
    struct mention copy = *m;
    copy.where.path = arena_copy(a, m->where.path);
    copy_finding(&copy.where, a);
    copy.id = span_from(copy.where.culprit, 1);
    g->mentions =
        arena_grow(a, g->mentions, g->mentions_n, &g->mentions_cap, sizeof *g->mentions);
    g->mentions[g->mentions_n++] = copy;
}

static bool flush(void *ctx, struct scan_worker *worker)
{
    struct whole *w = ctx;
    const struct kept *k = worker->kept;
    struct arena *a = &w->app->arena;
    struct gathered *g = &w->all;
    progress_step(&w->progress, k->gathered.names_n);
    for (size_t i = 0; i < k->found.n; i++)
        report(w, &k->found.v[i]);
    for (size_t i = 0; i < k->gathered.names_n; i++) {
        struct called c = k->gathered.names[i];
        g->names = arena_grow(a, g->names, g->names_n, &g->names_cap, sizeof *g->names);
        g->names[g->names_n++] = (struct called){arena_copy(a, c.words), arena_copy(a, c.id)};
    }
    for (size_t i = 0; i < k->gathered.former_n; i++) {
        g->former = arena_grow(a, g->former, g->former_n, &g->former_cap, sizeof *g->former);
        g->former[g->former_n++] = arena_copy(a, k->gathered.former[i]);
    }
    for (size_t i = 0; i < k->gathered.mentions_n; i++)
        take_mention(w, &k->gathered.mentions[i]);
    return !w->app->out.err.status;
}

static void cannot_read(struct whole *w, struct span path, const struct err *e)
{
    report(w, &(struct diag){DIAG_ERROR,
                             path,
                             {NULL, 0},
                             {NULL, 0},
                             0,
                             "cannot-read",
                             arena_copy(&w->app->arena, span_str(e->text)),
                             {NULL, 0}});
}

static void failed(void *ctx, struct span id, const struct err *e)
{
    struct whole *w = ctx;
    cannot_read(w, store_path(&w->app->store, id, &w->app->arena), e);
}

static int by_words(const void *x, const void *y)
{
    const struct called *a = x, *b = y;
    int c = span_cmp(a->words, b->words);
    return c ? c : span_cmp(a->id, b->id);
}

static void report_namesakes(struct whole *w)
{
    struct gathered *g = &w->all;
    if (g->names_n)
        qsort(g->names, g->names_n, sizeof *g->names, by_words);
    for (size_t i = 1; i < g->names_n; i++) {
        struct span a = g->names[i - 1].id, b = g->names[i].id;
        if (!g->names[i].words.n || !span_eq(g->names[i].words, g->names[i - 1].words))
            continue;
        report(w, &(struct diag){
                      DIAG_WARNING,
                      store_path(&w->app->store, b, &w->app->arena),
                      {NULL, 0},
                      {NULL, 0},
                      0,
                      "same-name",
                      arena_fmt(&w->app->arena, "%.*s bears the same name", (int)a.n, a.p),
                      SPAN("if they are one person: journal join; "
                           "if not, an `aka:` tells them apart")});
    }
}

static void report_nobodies(struct whole *w)
{
    for (size_t i = 0; i < w->all.mentions_n; i++) {
        bool former = false;
        for (size_t k = 0; !former && k < w->all.former_n; k++)
            former = span_eq(w->all.former[k], w->all.mentions[i].id);
        if (!former)
            report(w, &w->all.mentions[i].where);
    }
}

static void about_file(struct whole *w, enum severity severity, struct span path,
                       const char *name, const char *message, const char *remedy)
{
    report(w, &(struct diag){severity,
                             path,
                             {NULL, 0},
                             {NULL, 0},
                             0,
                             name,
                             span_str(message),
                             span_str(remedy)});
}

/* What sync programs leave when two machines wrote at once. */
static bool is_conflicted_copy(struct span file)
{
    static const char *const signs[] = {
        "conflicted copy", "sync-conflict", "Konflikt", "conflit", "(1).txt", ".orig", ".rej"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (span_find(file, span_str(signs[i])) != SPAN_NONE)
            return true;
    return false;
}

/* What lies in a folder; in one that is missing, nothing. */
static struct os_names names_in(struct whole *w, const char *folder, enum os_kind kind)
{
    struct os_names names = {0};
    struct err e = ERR_INIT;
    int root = w->app->store.rootfd, there = os_exists(root, folder, &e);
    if (there > 0)
        os_list(root, folder, kind, "", &w->app->arena, &names, &e);
    if (e.status)
        cannot_read(w, span_str(folder), &e);
    return names;
}

/* A guest's file that is not where the layout has it. */
static void check_place(struct whole *w, struct span path, struct span id)
{
    const struct store *s = &w->app->store;
    struct arena *a = &w->app->arena;
    struct span right = store_path_in(s->set.sharded, id, a);
    struct err ignored = ERR_INIT;
    if (span_eq(path, right))
        return;
    const char *remedy = s->set.sharded ? "journal store sharded" : "journal store flat";
    if (os_exists(s->rootfd, right.p, &ignored) > 0)
        about_file(w, DIAG_ERROR, path, "two-places",
                   arena_fmt(a, "the guest has another file: %s", right.p).p,
                   arena_fmt(a,
                             "%s keeps one of equal ones; of others, bring the lines together",
                             remedy)
                       .p);
    else if (span_eq(path, store_path_in(!s->set.sharded, id, a)))
        about_file(w, DIAG_WARNING, path, "misplaced", "not where the layout has it", remedy);
    else
        about_file(w, DIAG_ERROR, path, "misplaced",
                   "not where any layout has it, so no command reads it", remedy);
}

/* `shard`: guests may lie in that folder. */
static void check_names_in(struct whole *w, const char *folder, bool shard)
{
    struct arena *a = &w->app->arena;
    struct os_names files = names_in(w, folder, OS_FILES);
    for (size_t i = 0; i < files.n; i++) {
        struct span path = arena_fmt(a, "%s/%s", folder, files.v[i].p);
        bool text = span_ends(files.v[i], SPAN(".txt"));
        if (is_conflicted_copy(files.v[i]))
            about_file(w, DIAG_ERROR, path, "conflicted", "a copy that a sync program made",
                       "move its facts over (journal join), then remove it");
        else if (!text || !slug_valid(span_head(files.v[i], files.v[i].n - 4)))
            about_file(w, DIAG_ERROR, path, "bad-file-name",
                       "not the name of a guest's file, so no command reads it",
                       "rename it to ID.txt; `journal new` shows the id of a name");
        else if (shard && !w->app->store.set.moving)
            check_place(w, path, span_head(files.v[i], files.v[i].n - 4));
    }
}

/* Where a guest's file would lie: whoever reads all guests has said that it cannot be read. */
static bool is_in_place(struct whole *w, struct span path, struct span file)
{
    struct arena *a = &w->app->arena;
    struct span id = span_head(file, file.n - 4);
    return span_ends(file, SPAN(".txt")) && slug_valid(id) &&
           (span_eq(path, store_path_in(false, id, a)) ||
            span_eq(path, store_path_in(true, id, a)));
}

/* Symlinks, FIFOs and devices: nothing follows or waits on them. */
static void check_others_in(struct whole *w, const char *folder)
{
    struct os_names files = names_in(w, folder, OS_OTHERS);
    for (size_t i = 0; i < files.n; i++) {
        struct span path = arena_fmt(&w->app->arena, "%s/%s", folder, files.v[i].p);
        if (!is_in_place(w, path, files.v[i]))
            about_file(w, DIAG_ERROR, path, "bad-file-name",
                       "not a regular file, so no command reads it",
                       "put the file itself here");
    }
}

/* guests/ and the shards in it; a folder of another name is not a shard. */
static void check_folders(struct whole *w)
{
    struct arena *a = &w->app->arena;
    struct os_names folders = names_in(w, "guests", OS_FOLDERS);
    check_names_in(w, "guests", true);
    check_others_in(w, "guests");
    for (size_t i = 0; i < folders.n; i++) {
        const char *path = arena_fmt(a, "guests/%s", folders.v[i].p).p;
        bool shard = utf8_count(folders.v[i]) <= 2;
        if (!shard && !is_in_place(w, span_str(path), folders.v[i]))
            about_file(w, DIAG_ERROR, span_str(path), "bad-file-name",
                       "a folder in the place of a guest", "move what is in it to guests/");
        check_names_in(w, path, shard);
        check_others_in(w, path);
    }
}

static void check_directory(struct whole *w)
{
    struct os_stamp dir;
    struct err e = ERR_INIT;
    int there = os_stat(w->app->store.rootfd, ".", &dir, &e);
    if (there < 0)
        cannot_read(w, w->app->store.path, &e);
    if (there > 0 && dir.mode & 077)
        about_file(w, DIAG_WARNING, w->app->store.path, "open-directory",
                   "others on this machine can enter this directory",
                   arena_fmt(&w->app->arena, "chmod 700 %s", w->app->store.path.p).p);
}

static void check_layout(struct whole *w)
{
    const struct settings *set = &w->app->store.set;
    if (set->moving)
        about_file(w, DIAG_WARNING, SPAN("journal.conf"), "layout",
                   "files are being moved, or that was broken off",
                   set->sharded ? "journal store sharded" : "journal store flat");
    else if (w->ids.n > LAYOUT_FLAT_MAX && !set->sharded)
        about_file(w, DIAG_WARNING, SPAN("guests"), "layout",
                   "over 20,000 files in one directory: git slows down",
                   "journal store sharded");
}

/* Without it git keeps one side of a merge, or marks every line both added. */
static void check_git(struct whole *w)
{
    enum git_driver d = git_driver(w->app->store.rootfd);
    if (d == GIT_DRIVER_MISSING || d == GIT_DRIVER_OLD)
        about_file(w, DIAG_WARNING, w->app->store.path, "merge-driver",
                   d == GIT_DRIVER_OLD
                       ? "this clone merges as another version of journal did"
                       : "this clone of git does not know how to merge a journal",
                   "journal git-setup");
}

/* The staged bytes of files the next commit changes; the work tree may have gone on. */
static int check_staged(struct whole *w)
{
    struct app *app = w->app;
    struct git_blobs blobs;
    struct diags found = DIAGS_INIT(&app->arena);
    struct err e = ERR_INIT;
    if (git_staged(app->store.rootfd, &blobs, &app->arena, &e) < 0)
        return app_fail(app, &e);
    for (size_t i = 0; i < blobs.n; i++) {
        struct guest g;
        struct span path = blobs.v[i].path;
        guest_parse(&g, path, blobs.v[i].src, &app->store.keys, &app->arena);
        if (span_is(path, "dishes.txt"))
            check_book(&g, &app->store.keys, &found);
        else
            check_guest(&g, path, &app->store.keys, app->today, &found);
    }
    for (size_t i = 0; i < found.n; i++)
        report(w, &found.v[i]);
    return w->findings ? STATUS_NO : STATUS_YES;
}

static void check_dishes(struct whole *w)
{
    struct guest book;
    struct err e = ERR_INIT;
    struct diags found = DIAGS_INIT(&w->app->arena);
    int got = store_load_file(&w->app->store, "dishes.txt", &book, &w->app->arena, &e);
    if (got < 0)
        about_file(w, DIAG_ERROR, SPAN("dishes.txt"), "cannot-read", e.text, "");
    if (got > 0)
        check_book(&book, &w->app->store.keys, &found);
    for (size_t i = 0; i < found.n; i++)
        report(w, &found.v[i]);
}

static int check_args(struct app *app)
{
    for (int i = 0; i < app->args_n; i++) {
        bool known = false;
        for (int k = 0; check_names[k]; k++)
            known |= strcmp(check_names[k], app->args[i]) == 0;
        if (!known)
            app_usage(app, "no check is called \"%s\"; they are listed in journal-check(1)",
                      app->args[i]);
    }
    return app->status;
}

static int run(struct app *app)
{
    struct whole w = {.app = app};
    struct err e = ERR_INIT;
    struct scan q = {.ctx = &w,
                     .kept_size = sizeof(struct kept),
                     .each = each,
                     .flush = flush,
                     .failed = failed,
                     .failed_ctx = &w};
    if (check_args(app))
        return app->status;
    if (app->format != OUT_TEXT)
        out_begin(&app->out, &check_schema);
    if (app_has(app, OPT_STAGED))
        return check_staged(&w);
    check_directory(&w);
    check_git(&w);
    check_dishes(&w);
    if (store_ids(&app->store, &app->arena, &w.ids, &e) < 0)
        return app_fail(app, &e);
    check_layout(&w);
    progress_begin(&w.progress, "check", w.ids.n);
    int status = app_scan(app, &q);
    progress_wipe(&w.progress);
    if (status)
        return status;
    check_folders(&w);
    report_nobodies(&w);
    report_namesakes(&w);
    return w.findings ? STATUS_NO : STATUS_YES;
}

const struct command cmd_check = {
    .name = "check",
    .synopsis = "[--staged] [NAME...]",
    .summary = "looks for what is odd, everywhere; silent when there is nothing",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS,
    .run = run,
};
