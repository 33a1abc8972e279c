#include "cmd/git_setup.h"

#include "base/quote.h"
#include "cli/args.h"
#include "cmd/commands.h"
#include "store/copies.h"
#include "store/git.h"
#include "sync/marked.h"
#include "sync/moved.h"
#include "sync/outgoing.h"
#include "sync/partner.h"
#include "sync/refusal.h"
#include "sync/transfer.h"
#include "sync/unmerged.h"

enum { OPT_NO_COMMIT, OPT_WITH, OPT_AS };

static const struct option options[] = {
    [OPT_NO_COMMIT] = {0, "no-commit", NULL, "send only existing commits"},
    [OPT_WITH] = {0, "with", "URL|DIR",
                  "the first time: address or directory of the other side"},
    [OPT_AS] = {0, "as", "'NAME <MAIL>'", "set the author of this clone's commits"},
    {0, NULL, NULL, NULL},
};

/* A pull, and where another clone pushed in between, again. */
enum { TRIES = 3 };

struct syncing {
    struct app *app;
    struct repository r;
    struct span before;   /* the commit before the pull; empty: none */
    struct span upstream; /* that of the other side after it */
    struct span head;     /* that of this side after the push */
    int root;
    bool cloned; /* this run made the journal from the other side */
};

/* Appends a conflict: "guests/aiko.txt: removed here, changed on the other side". */
static void name_conflict(struct app *app, const struct unmerged *u, enum operation o,
                          struct buf *b)
{
    struct err unused = ERR_INIT;
    struct span holder = {NULL, 0};
    bool mine = u->blob[VERSION_MINE].n, theirs = u->blob[VERSION_THEIRS].n;
    const char *what = u->id.n && !u->blob[VERSION_BASE].n && mine && theirs
                           ? "both sides made this guest, with lines that differ"
                           : "both sides changed the same line, or added different ones";
    if (!mine || !theirs) {
        unmerged_holder(u, o, &app->store, &holder, &app->arena, &unused);
        what = holder.n ? "changed on one side; on the other the guest is now"
               : mine   ? "changed here, removed on the other side"
               : theirs ? "removed here, changed on the other side"
                        : "removed or renamed on both sides";
    }
    if (holder.n && span_eq(holder, u->id)) {
        what = "changed on one side; on the other the file was moved";
        holder.n = 0;
    }
    buf_fmt(b, "  %s: %s%s%.*s\n", u->path.p, what, holder.n ? " @" : "", SPAN_ARG(holder));
}

static int stop_for_conflicts(struct syncing *s)
{
    enum { SHOWN = 10 };
    struct unmerged_list files;
    struct err e = ERR_INIT;
    struct buf b = BUF_INIT;
    if (unmerged_read(&files, s->root, s->r.operation, &s->app->arena, &e) < 0)
        return app_fail(s->app, &e);
    for (size_t i = 0; i < files.n && i < SHOWN; i++)
        name_conflict(s->app, &files.v[i], s->r.operation, &b);
    if (files.n > SHOWN)
        buf_fmt(&b, "  and %zu more\n", files.n - SHOWN);
    app_note("%zu file%s with conflicts; nothing was sent\n%sto resolve: journal resolve%s%s%s",
             files.n, files.n == 1 ? "" : "s", buf_cstr(&b),
             s->r.operation ? "\nto cancel: journal git " : "",
             repository_operation(s->r.operation), s->r.operation ? " --abort" : "");
    buf_release(&b);
    return STATUS_NO;
}

static int set_identity(struct syncing *s, struct err *e)
{
    struct span text = app_opt(s->app, OPT_AS);
    size_t open = span_chr(text, '<'), close = span_chr(text, '>');
    struct arena *a = &s->app->arena;
    if (open == SPAN_NONE || close == SPAN_NONE || close < open + 2 ||
        !span_trim(span_head(text, open)).n)
        return app_usage(s->app, "--as: not 'NAME <MAIL>': %s", s->app->opt[OPT_AS]);
    const char *name = arena_copy(a, span_trim(span_head(text, open))).p;
    const char *mail = arena_copy(a, span_head(span_from(text, open + 1), close - open - 1)).p;
    if (git_config_set(s->root, "user.name", name, e) < 0 ||
        git_config_set(s->root, "user.email", mail, e) < 0)
        return app_fail(s->app, e);
    s->r.has_identity = true;
    return 0;
}

/* Fails if git cannot go on from the repository's state, with the command that resolves it. */
static int refuse(struct syncing *s)
{
    struct app *app = s->app;
    const struct repository *r = &s->r;
    if (r->has_unmerged)
        return stop_for_conflicts(s);
    if (r->operation) {
        app_note("a %s is in progress; to complete it: journal resolve",
                 repository_operation(r->operation));
        return STATUS_NO;
    }
    if (!r->has_identity) {
        struct buf with = BUF_INIT;
        if (app_has(app, OPT_WITH)) {
            buf_str(&with, " --with ");
            quote_word(&with, app_opt(app, OPT_WITH));
        }
        app_note("git has no author for commits here; run\n  journal sync --as 'NAME <MAIL>'%s",
                 buf_cstr(&with));
        buf_release(&with);
        return STATUS_NO;
    }
    if (!r->branch.n) {
        app_note("no branch is checked out (git calls it a detached HEAD); run\n  journal git "
                 "switch %s%.*s",
                 r->home.n ? "-C " : "-c ", r->home.n ? (int)r->home.n : 4,
                 r->home.n ? r->home.p : "work");
        return STATUS_NO;
    }
    if (!r->upstream.n && !r->remote.n && !app_has(app, OPT_WITH)) {
        app_note(
            "no other side to sync with; the first time, run\n  journal sync --with URL|DIR");
        return STATUS_NO;
    }
    return 0;
}

/* Errors in what git would commit or send: they are printed, and nothing goes. */
static int refuse_errors(struct syncing *s, const struct git_blobs *blobs, bool sending)
{
    size_t n = outgoing_check(s->app, blobs, sending);
    if (!n)
        return 0;
    app_note("%zu error%s in what %s; nothing was sent\nwhen %s corrected: journal sync", n,
             n == 1 ? "" : "s", sending ? "would be sent" : "was written here",
             n == 1 ? "it is" : "they are");
    return STATUS_FILE;
}

/* Finds the copies that are not sent; the second file of a guest, in the other layout, is. */
static int find_copies(struct syncing *s, struct os_names *paths, struct err *e)
{
    struct copies copies;
    if (copies_find(&s->app->store, &copies, &s->app->arena, e) < 0)
        return -1;
    *paths = (struct os_names){ARENA_NEW(&s->app->arena, struct span, copies.n), 0};
    for (size_t i = 0; i < copies.n; i++)
        if (copies.v[i].kind != COPY_LAYOUT)
            paths->v[paths->n++] = copies.v[i].path;
    if (paths->n)
        app_note("%s%s: not sent; it is a copy left by a sync program or an editor\nto merge "
                 "its lines: journal resolve",
                 paths->v[0].p,
                 paths->n > 1 ? arena_fmt(&s->app->arena, " and %zu more", paths->n - 1).p
                              : "");
    return 0;
}

/* Reports guests with a file in each layout: git merges a new file and a moved one so. */
static int report_layouts(struct syncing *s)
{
    struct copies copies;
    struct err e = ERR_INIT;
    if (copies_find(&s->app->store, &copies, &s->app->arena, &e) < 0)
        return app_fail(s->app, &e);
    for (size_t i = 0; i < copies.n; i++)
        if (copies.v[i].kind == COPY_LAYOUT)
            app_note("@%s has two files, %s and %s\nto merge their lines: journal resolve @%s",
                     copies.v[i].id.p, copies.v[i].of.p, copies.v[i].path.p, copies.v[i].id.p);
    return 0;
}

/* Commits everything that changed, new guests too. */
static int commit_changes(struct syncing *s)
{
    struct app *app = s->app;
    struct err e = ERR_INIT;
    struct os_names copies;
    struct git_blobs blobs;
    if (find_copies(s, &copies, &e) < 0)
        return app_fail(app, &e);
    long n = transfer_stage(s->root, &copies, &app->arena, &e);
    if (n < 0)
        return app_fail(app, &e);
    if (n == 0)
        return 0;
    if (git_staged(s->root, &blobs, &app->arena, &e) < 0)
        return app_fail(app, &e);
    int status = refuse_errors(s, &blobs, false);
    if (status)
        return status;
    return transfer_commit(s->root, "journal sync", &app->arena, &e) < 0 ? app_fail(app, &e)
                                                                         : 0;
}

/* Says why git stopped after it fetched. `said` is what it said. */
static int explain_stop(struct syncing *s, struct span said)
{
    struct err e = ERR_INIT;
    struct app *app = s->app;
    if (repository_read(&s->r, s->root, &app->arena, &e) < 0)
        return app_fail(app, &e);
    if (s->r.has_unmerged)
        return stop_for_conflicts(s);
    if (app_has(app, OPT_NO_COMMIT) && transfer_pending(s->root, &app->arena, &e) > 0)
        err_set(&e, STATUS_SYSTEM,
                "uncommitted files are in the way; nothing was sent\nto commit them and "
                "continue: journal sync");
    else
        refusal_set(&e, said, "git did not merge the other side; nothing was sent",
                    "journal sync", &app->arena);
    return app_fail(app, &e);
}

/* Returns whether the pull merged, or resolve did before it. */
static bool has_merged(struct syncing *s)
{
    struct arena *a = &s->app->arena;
    return !span_eq(s->before, transfer_commit_name(s->root, "HEAD", a)) ||
           transfer_commit_name(s->root, "HEAD^2", a).n;
}

/* Refuses to send what is wrong in what the other side lacks. */
static int check_outgoing(struct syncing *s)
{
    struct git_blobs blobs;
    struct err e = ERR_INIT;
    if (git_changed(s->root, s->upstream.n ? s->upstream.p : "", &blobs, &s->app->arena, &e) <
        0)
        return app_fail(s->app, &e);
    int status = refuse_errors(s, &blobs, true);
    if (!status && blobs.n && has_merged(s))
        outgoing_tell_doubles(s->app, &blobs);
    return status;
}

/*
 * Pulls, and reports the guests with two answers that git merged without a conflict: in the pull,
 * and, the first time, in merges that were made by hand.
 */
static int pull(struct syncing *s, bool first)
{
    struct err e = ERR_INIT;
    struct app *app = s->app;
    struct span said;
    enum pulled pulled = transfer_pull(s->root, &said, &app->arena, &e);
    if (pulled == PULL_UNREACHED)
        refusal_unreached(&e, said, &app->arena);
    if (pulled != PULLED) /* resolve or the next sync reports those guests */
        return e.status ? app_fail(app, &e) : explain_stop(s, said);
    s->upstream = transfer_commit_name(s->root, "@{upstream}", &app->arena);
    if (s->upstream.n && !span_eq(s->upstream, s->before) &&
        (moved_report(app, s->before.p, s->upstream.p, &e) < 0 ||
         (first && moved_report_merges(app, s->upstream.p, s->before.p, &e) < 0)))
        return app_fail(app, &e);
    return 0;
}

/* Fails if the other side is a directory that is not there, such as one on a USB stick. */
static int refuse_missing(struct syncing *s)
{
    struct span path = transfer_missing(s->root, &s->r, &s->app->arena);
    if (!path.n)
        return 0;
    app_note(
        "%.*s is not there, or is not a git repository; nothing was sent, and your changes "
        "are kept\nconnect the disk or stick that has it, then run: journal sync",
        SPAN_ARG(path));
    return STATUS_SYSTEM;
}

static int exchange(struct syncing *s)
{
    struct err e = ERR_INIT;
    int status;
    for (int i = 0; i < TRIES; i++) {
        e = ERR_INIT;
        if (s->r.upstream.n && (status = pull(s, i == 0)))
            return status;
        if ((status = check_outgoing(s)))
            return status;
        int sent = transfer_push(s->root, &s->r, &s->app->arena, &e);
        if (sent == 0)
            return 0;
        if (sent < 0 || !s->r.upstream.n)
            break;
    }
    return app_fail(s->app, &e);
}

/* Returns whether a merge that was completed before is sent now, and nothing was received. */
static bool sends_merge(struct syncing *s)
{
    return span_eq(s->head, s->before) && !span_eq(s->head, s->upstream) &&
           transfer_commit_name(s->root, "HEAD^2", &s->app->arena).n;
}

/* Returns the commit since which lines were received: before the pull, or before that merge. */
static const char *received_since(struct syncing *s)
{
    return s->cloned ? "" : sends_merge(s) ? "HEAD^1" : s->before.p;
}

/* Reports in two lines the files that were received and sent. */
static int report(struct syncing *s)
{
    struct buf in = BUF_INIT, out = BUF_INIT;
    struct err e = ERR_INIT;
    const char *upstream = s->upstream.n ? s->upstream.p : "";
    int r = transfer_describe(s->app, received_since(s), "HEAD", &in, &e);
    if (r == 0)
        r = transfer_describe(s->app, upstream, "HEAD", &out, &e);
    if (r == 0)
        out_printf(&s->app->out, "received: %s\nsent: %s\n", in.n ? buf_cstr(&in) : "nothing",
                   out.n ? buf_cstr(&out) : "nothing");
    s->app->saved |= in.n || out.n;
    buf_release(&in);
    buf_release(&out);
    return r < 0 ? app_fail(s->app, &e) : 0;
}

/* Reports files with conflict markers, which the other side sent. */
static int report_markers(struct syncing *s)
{
    struct marked_list l;
    struct err e = ERR_INIT;
    struct arena *a = &s->app->arena;
    if (marked_find(&s->app->store, NULL, &l, a, &e) < 0)
        return app_fail(s->app, &e);
    if (l.n)
        app_note("%s%s: conflict markers were received\nto resolve: journal resolve",
                 l.v[0].path.p, l.n > 1 ? arena_fmt(a, " and %zu more", l.n - 1).p : "");
    return 0;
}

/* Reports what a merge can leave: conflict markers, former ids that came back, second files. */
static int report_merged(struct syncing *s)
{
    struct err e = ERR_INIT;
    if (!s->cloned && span_eq(s->head, s->before) && !sends_merge(s))
        return 0;
    int status = report_markers(s);
    if (status || s->cloned)
        return status;
    return moved_report_back(s->app, &e) < 0 ? app_fail(s->app, &e) : report_layouts(s);
}

static void tell_pending(struct syncing *s)
{
    struct err unused = ERR_INIT;
    long n =
        app_has(s->app, OPT_NO_COMMIT) ? transfer_pending(s->root, &s->app->arena, &unused) : 0;
    if (n > 0)
        app_note("%ld file%s changed since the last commit and %s not sent", n,
                 n == 1 ? "" : "s", n == 1 ? "was" : "were");
}

/* Syncs for the first time: merges the other side and makes it the upstream. */
static int meet(struct syncing *s)
{
    struct app *app = s->app;
    struct err e = ERR_INIT;
    struct span said = {NULL, 0};
    int met = partner_meet(app, app->opt[OPT_WITH], &s->r, &said, &e);
    if (met < 0 || repository_read(&s->r, s->root, &app->arena, &e) < 0)
        return app_fail(app, &e);
    if (s->r.has_unmerged)
        return stop_for_conflicts(s);
    if (met > 0)
        refusal_set(&e, said, "git did not merge the other side; nothing was sent",
                    "journal sync", &app->arena);
    return met > 0 ? app_fail(app, &e) : 0;
}

static int sync(struct syncing *s)
{
    struct app *app = s->app;
    int status = refuse(s);
    if (status || (status = git_setup_merging(app, s->root)))
        return status;
    if (!app_has(app, OPT_NO_COMMIT) && (status = commit_changes(s)))
        return status;
    s->before = transfer_commit_name(s->root, "HEAD", &app->arena);
    if (!s->before.n) {
        app_note("there is no commit yet, so there is nothing to send");
        return STATUS_NO;
    }
    if (app_has(app, OPT_WITH) && (status = meet(s)))
        return status;
    if ((status = refuse_missing(s)) || (status = exchange(s)))
        return status;
    tell_pending(s);
    s->head = transfer_commit_name(s->root, "HEAD", &app->arena);
    status = report(s);
    return status ? status : report_merged(s);
}

static int open_journal(struct syncing *s)
{
    struct app *app = s->app;
    struct err e = ERR_INIT;
    bool with = app_has(app, OPT_WITH);
    int opened = with ? partner_open(app, app->opt[OPT_WITH], &e)
                      : store_open(&app->store, app->dir, &app->arena, &e);
    s->root = app->store.rootfd;
    s->cloned = opened > 0;
    if (opened < 0 && !with && e.status == STATUS_USAGE) {
        app_fail(app, &e);
        app_note("to receive one from another machine: journal sync --with URL|DIR");
        return app->status;
    }
    if (opened < 0 || repository_read(&s->r, s->root, &app->arena, &e) < 0)
        return app_fail(app, &e);
    if (s->r.no_git)
        err_set(&e, STATUS_SYSTEM, "git is not installed; to sync, install it");
    else if (with && partner_init(app, &s->r, &e) < 0)
        return app_fail(app, &e);
    if (!s->r.in_git && !e.status)
        err_set(&e, STATUS_NO,
                "%.*s is not in a git repository; the first time, run\n  journal sync --with "
                "URL|DIR",
                SPAN_ARG(app->store.path));
    else if (app_has(app, OPT_AS) && set_identity(s, &e))
        return app->status;
    return e.status ? app_fail(app, &e) : 0;
}

static int run(struct app *app)
{
    struct syncing s = {.app = app};
    if (app->args_n)
        return app_usage(app, "takes no arguments");
    int status = open_journal(&s);
    return status ? status : sync(&s);
}

const struct command cmd_sync = {
    .name = "sync",
    .synopsis = "[--no-commit] [--with URL|DIR] [--as 'NAME <MAIL>']",
    .summary = "commit, pull, merge, check and push",
    .example = "",
    .options = options,
    .needs = WRITES,
    .run = run,
};
