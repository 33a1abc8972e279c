#include "cmd/commands.h"

#include "cli/app.h"
#include "store/git.h"
#include "store/git_run.h"

/* A pull, and if another clone pushed meanwhile, one more. */
enum { TRIES = 3 };

static int git(struct app *app, const char *script, struct err *e)
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    return git_run(app->store.rootfd, GIT_WORKS, argv, e);
}

/* Merge or rebase as git is set; where it is not, a merge, which loses nobody's commits. */
static const char pull[] =
    "b=$(git symbolic-ref --quiet --short HEAD)\n"
    "if git config pull.rebase || git config pull.ff || git config \"branch.$b.rebase\"\n"
    "then how=; else how=--no-rebase; fi >/dev/null\n"
    "exec git pull --no-edit $how";

static const char conflicts[] =
    "git diff --no-ext-diff --no-textconv --name-only --relative --diff-filter=U";

/* What the user has to do is git's; say it in the words of the files they know. */
static int explain(struct app *app)
{
    struct buf b = BUF_INIT;
    struct err e = ERR_INIT;
    const char *const argv[] = {"sh", "-c", conflicts, NULL};
    git_capture(app->store.rootfd, GIT_READS, argv, &b, &e);
    bool rebase = git(app, "test -d \"$(git rev-parse --git-path rebase-merge)\"", &e) == 0;
    int status = STATUS_SYSTEM;
    if (b.n) {
        app_note("both sides changed one line of:\n%.*s"
                 "edit each file between the markers <<<<<<< and >>>>>>>, then\n"
                 "  journal git add -A\n"
                 "  journal git %s\n"
                 "  journal sync\n"
                 "or, to be as before: journal git %s --abort",
                 (int)(b.n < 600 ? b.n : 600), b.p, rebase ? "rebase --continue" : "commit",
                 rebase ? "rebase" : "merge");
        status = STATUS_NO;
    } else {
        app_note("git pull failed; nothing was pushed");
    }
    buf_release(&b);
    return status;
}

static int exchange(struct app *app, struct err *e)
{
    int status = STATUS_SYSTEM;
    for (int i = 0; i < TRIES && status && !e->status; i++) {
        if (git(app, pull, e) != 0)
            return explain(app);
        status = git(app, "exec git push", e) == 0 ? 0 : STATUS_SYSTEM;
    }
    if (status)
        app_note("git push failed; what was pulled is here");
    return status;
}

/* What is in no commit goes nowhere, and git alone says that everything is up to date. */
static void tell_uncommitted(struct app *app)
{
    static const char *const argv[] = {"git", "status", "--porcelain", "--", ".", NULL};
    struct buf b = BUF_INIT;
    struct err ignored = ERR_INIT;
    size_t n = 0;
    git_capture(app->store.rootfd, GIT_READS, argv, &b, &ignored);
    for (size_t i = 0; i < b.n; i++)
        n += b.p[i] == '\n';
    buf_release(&b);
    if (n)
        app_note("%zu file%s changed since the last commit, and stayed here; to send:\n"
                 "  journal git add -A\n"
                 "  journal git commit\n"
                 "  journal sync",
                 n, n == 1 ? " has" : "s have");
}

static int run(struct app *app)
{
    struct err e = ERR_INIT;
    struct span prefix;
    if (app->args_n)
        return app_usage(app, "it takes no argument");
    int in_git = git_prefix(app->store.rootfd, &prefix, &app->arena, &e);
    if (in_git == 0)
        err_set(&e, STATUS_NO, "%.*s lies in no git work tree; see journal-git(7)",
                (int)app->store.path.n, app->store.path.p);
    if (e.status)
        return app_fail(app, &e);
    if (git_driver(app->store.rootfd, &e) != GIT_DRIVER_RIGHT)
        app_note("this clone does not know how to merge a journal: run `journal git-setup`");
    int status = exchange(app, &e);
    if (status == 0)
        tell_uncommitted(app);
    return e.status ? app_fail(app, &e) : status;
}

const struct command cmd_sync = {
    .name = "sync",
    .synopsis = "",
    .summary = "pulls and pushes the journal's git; stops at a conflict and says how to go on",
    .page = "git-setup",
    .needs = NEEDS_JOURNAL,
    .run = run,
};
