#include "cmd/commands.h"

#include "base/num.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "cli/message.h"
#include "entry/write.h"
#include "sync/marked.h"
#include "sync/moved.h"
#include "sync/refusal.h"
#include "sync/settle.h"

enum { OPT_MINE, OPT_THEIRS, OPT_BOTH, OPT_APART };

static const struct option options[] = {
    [OPT_MINE] = {0, "mine", NULL, "keep the version of this machine"},
    [OPT_THEIRS] = {0, "theirs", NULL, "keep the version of the other side"},
    [OPT_BOTH] = {0, "both", NULL, "keep the lines of both"},
    [OPT_APART] = {0, "apart", NULL, "make two guests of one that both sides made"},
    {0, NULL, NULL, NULL},
};

/* Everything that waits to be resolved. */
struct waiting {
    struct repository r;
    struct unmerged_list files;
    struct copies copies;
    struct marked_list marked;
};

static int find_all(struct app *app, struct waiting *w, struct err *e)
{
    int root = app->store.rootfd;
    *w = (struct waiting){0};
    if (repository_read(&w->r, root, &app->arena, e) < 0 ||
        (w->r.has_unmerged &&
         unmerged_read(&w->files, root, w->r.operation, &app->arena, e) < 0))
        return -1;
    if (marked_find(&app->store, &w->files, &w->marked, &app->arena, e) < 0)
        return -1;
    return copies_find(&app->store, &w->copies, &app->arena, e);
}

static bool is_waiting(const struct waiting *w, struct span what)
{
    for (size_t i = 0; i < w->files.n; i++)
        if (span_eq(what, w->files.v[i].id) || span_eq(what, w->files.v[i].path))
            return true;
    for (size_t i = 0; i < w->marked.n; i++)
        if (span_eq(what, w->marked.v[i].id) || span_eq(what, w->marked.v[i].path))
            return true;
    for (size_t i = 0; i < w->copies.n; i++) {
        const struct copy *c = &w->copies.v[i];
        if (span_eq(what, c->id) || span_eq(what, c->of) || span_eq(what, c->path))
            return true;
    }
    return false;
}

/* Reads "GUEST", "GUEST:LINE" or a path. A name is resolved as in every command. */
static int read_operand(struct app *app, const struct waiting *w, struct span text,
                        struct wanted *one)
{
    size_t n = text.n;
    while (n && text.p[n - 1] >= '0' && text.p[n - 1] <= '9')
        n--;
    *one = (struct wanted){.what = text};
    if (n > 1 && n < text.n && text.p[n - 1] == ':' &&
        num_parse(span_from(text, n), OS_FILE_MAX, &one->line))
        one->what = span_head(text, n - 1);
    if (span_starts(one->what, SPAN("@")))
        one->what = span_from(one->what, 1);
    if (is_waiting(w, one->what))
        return 0;
    if (app_guest(app, one->what, &one->what))
        return app->status;
    if (is_waiting(w, one->what))
        return 0;
    app_note("%.*s: nothing to resolve", SPAN_ARG(one->what));
    return 0;
}

static int read_operands(struct app *app, const struct waiting *w, struct settling *s)
{
    struct wanted *v = ARENA_NEW(&app->arena, struct wanted, (size_t)app->args_n);
    int chosen = app_has(app, OPT_MINE) + app_has(app, OPT_THEIRS) + app_has(app, OPT_BOTH) +
                 app_has(app, OPT_APART);
    if (chosen > 1)
        return app_usage(app, "--mine, --theirs, --both and --apart exclude each other");
    for (int i = 0; i < app->args_n; i++)
        if (read_operand(app, w, app_arg(app, i), &v[i]))
            return app->status;
    s->wanted = v;
    s->wanted_n = (size_t)app->args_n;
    s->apart = app_has(app, OPT_APART);
    s->side = app_has(app, OPT_MINE)     ? SIDE_MINE
              : app_has(app, OPT_THEIRS) ? SIDE_THEIRS
              : app_has(app, OPT_BOTH)   ? SIDE_BOTH
                                         : SIDE_UNDECIDED;
    return 0;
}

/*
 * Returns the next file to settle, or NULL. A guest's new file goes before the file that was
 * joined to it: so nothing is carried into a file that an answer then removes. Where each of
 * two sides joined the one guest to the other's, the file that this choice removes is settled.
 */
static struct unmerged *next_file(struct settling *s, const struct unmerged_list *l)
{
    struct unmerged *fallback = NULL;
    for (size_t i = 0; i < l->n; i++) {
        struct unmerged *u = &l->v[i];
        if (u->looked_at)
            continue;
        if (!settle_waits(s, l, u))
            return u;
        bool goes = !u->blob[s->side == SIDE_THEIRS ? VERSION_THEIRS : VERSION_MINE].n;
        if (!fallback || goes)
            fallback = u;
    }
    return fallback;
}

/*
 * Resolves each file; one that fails does not stop the others. *e can also be set if a file was
 * saved: another program's version of it is then in .journal.
 */
static int settle_all(struct settling *s, const struct waiting *w)
{
    int status = 0;
    struct unmerged *u;
    while ((u = next_file(s, &w->files)) != NULL) {
        struct err e = ERR_INIT;
        if (settle_unmerged(s, &w->files, u, &e) < 0 || e.status)
            status = err_graver(status, app_fail(s->app, &e));
    }
    for (size_t i = 0; i < w->marked.n; i++) {
        struct err e = ERR_INIT;
        if (marked_settle(s, &w->marked.v[i], &e) < 0 || e.status)
            status = err_graver(status, app_fail(s->app, &e));
    }
    for (size_t i = 0; i < w->copies.n; i++) {
        struct err e = ERR_INIT;
        if (settle_copy(s, &w->copies.v[i], &e) < 0 || e.status)
            status = err_graver(status, app_fail(s->app, &e));
    }
    return status;
}

/* git does not conclude a pick of which nothing is left; it is skipped. */
#define SKIP_NOTHING(command)                                                                  \
    "git diff --no-ext-diff --cached --quiet HEAD && exec git " command " --skip\n"            \
    "exec git -c core.editor=true " command " --continue"

/*
 * git does not continue a rebase if a file that it knows has changes that are not staged. They
 * are staged first, so lines that were recorded since it stopped are in its commit.
 */
static const char *const conclude[] = {
    [NO_OPERATION] = NULL,
    [MERGE] = REFUSAL_QUIET "exec git commit -q --no-edit",
    [REBASE] = REFUSAL_QUIET "git add -u -- . && GIT_EDITOR=true exec git rebase --continue",
    [CHERRY_PICK] = REFUSAL_QUIET SKIP_NOTHING("cherry-pick"),
    [REVERT] = REFUSAL_QUIET SKIP_NOTHING("revert"),
};

/* Concludes what git stopped in, once no file has a conflict. */
static int conclude_operation(struct app *app, struct err *e)
{
    struct repository r;
    int root = app->store.rootfd;
    struct span mine = {NULL, 0}, theirs = {NULL, 0}, said;
    if (repository_read(&r, root, &app->arena, e) < 0)
        return -1;
    if (r.has_unmerged)
        return err_set(e, STATUS_NO, "conflicts are left; to continue: journal resolve");
    if (!r.operation)
        return 0;
    if (!r.has_identity)
        return err_set(e, STATUS_NO,
                       "git has no author for commits here; run\n  journal sync --as 'NAME "
                       "<MAIL>'\nthen run: journal resolve");
    out_flush(&app->out, e);
    if (r.operation == REBASE)
        moved_rebase_sides(app, &mine, &theirs);
    if (refusal_run(root, conclude[r.operation], "", "", &said, &app->arena, e) == 0) {
        app->saved = true;
        if (r.operation == MERGE)
            message_prompt(said); /* of a hook; git says nothing */
        app_note("the %s is complete; to send it: journal sync",
                 repository_operation(r.operation));
        return mine.n && theirs.n ? moved_report(app, mine.p, theirs.p, e) : 0;
    }
    if (repository_read(&r, root, &app->arena, e) == 0 && r.has_unmerged)
        return err_set(e, STATUS_NO,
                       "the next change conflicts too; to continue: journal resolve");
    return refusal_set(e, said,
                       arena_fmt(&app->arena,
                                 "git did not complete the %s; the resolved files are kept",
                                 repository_operation(r.operation))
                           .p,
                       "journal resolve", &app->arena);
}

static int tell_left(struct settling *s)
{
    struct err unused = ERR_INIT;
    out_flush(&s->app->out, &unused);
    app_note("%zu conflict%s left; to resolve %s:\n  journal resolve --mine|--theirs|--both "
             "[GUEST[:LINE]...]",
             s->left, s->left == 1 ? "" : "s", s->left == 1 ? "it" : "them");
    return STATUS_NO;
}

static int run(struct app *app)
{
    struct settling s = {.app = app, .asks = app_has_person()};
    struct waiting w;
    struct err e = ERR_INIT;
    if (find_all(app, &w, &e) < 0)
        return app_fail(app, &e);
    if (read_operands(app, &w, &s))
        return app->status;
    bool files = w.files.n || w.marked.n || w.copies.n;
    if (!files && !w.r.operation) {
        app_note("nothing to resolve");
        return 0;
    }
    s.operation = w.r.operation;
    int status = 0;
    if (files) {
        if (save_begin(&s.save, app->store.rootfd, &e) < 0)
            return app_fail(app, &e);
        s.save.markers_ok = true;
        s.save.command = app->cmd->name;
        save_keep_name(&s.save);
        status = settle_all(&s, &w);
        app->saved |= s.save.changed.n > 0;
        save_end(&s.save);
    }
    if (status || s.left)
        return err_graver(status, s.left ? tell_left(&s) : 0);
    return conclude_operation(app, &e) < 0 ? app_fail(app, &e) : 0;
}

const struct command cmd_resolve = {
    .name = "resolve",
    .synopsis = "[--mine | --theirs | --both | --apart] [GUEST[:LINE]...]",
    .summary = "resolve conflicts left by git or a sync program",
    .example = "--mine aiko",
    .options = options,
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
