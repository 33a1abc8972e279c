#include "sync/transfer.h"

#include "store/git_run.h"
#include "sync/unmerged.h"

enum { NAMES_SHOWN = 5 };

static long count_records(struct span out)
{
    long n = 0;
    for (size_t i = 0; i < out.n; i++)
        n += out.p[i] == '\0';
    return n;
}

static long count(int dirfd, const char *script, struct arena *a, struct err *e)
{
    struct span out;
    int status = repository_ask(dirfd, script, "", "", &out, a, e);
    return status == 0 ? count_records(out) : err_set(e, STATUS_SYSTEM, "git status failed");
}

/*
 * Line ends are set by .gitattributes, without a word. git refuses to exclude a path that is
 * ignored as well, so what must not be sent is taken out of the index again.
 */
static const char stage[] =
    "git -c core.safecrlf=false add -A -- . >&2 || exit\n"
    "export GIT_LITERAL_PATHSPECS=1\n"
    "if git rev-parse -q --verify HEAD >/dev/null\n"
    "then exec git reset -q -- .journal \"$@\" >&2\n"
    "else exec git rm -r -q --cached --ignore-unmatch -- .journal \"$@\" >&2; fi";

long transfer_stage(int dirfd, const struct os_names *except, struct arena *a, struct err *e)
{
    enum { BEFORE_PATHS = 4 }; /* sh -c SCRIPT sh */
    const char **argv = ARENA_NEW(a, const char *, except->n + BEFORE_PATHS + 1);
    argv[0] = argv[3] = "sh";
    argv[1] = "-c";
    argv[2] = stage;
    for (size_t i = 0; i < except->n; i++)
        argv[BEFORE_PATHS + i] = except->v[i].p;
    argv[BEFORE_PATHS + except->n] = NULL;
    if (git_run(dirfd, GIT_WORKS, argv, e) != 0)
        return err_set(e, STATUS_SYSTEM,
                       "git add failed; nothing was sent\nfix the cause, then "
                       "run: journal sync");
    return count(dirfd,
                 "exec git -c core.safecrlf=false diff --no-ext-diff --no-textconv --cached "
                 "--name-only --relative -z "
                 "--no-renames -- .",
                 a, e);
}

int transfer_commit(int dirfd, const char *message, struct err *e)
{
    int status = git_script(
        dirfd, "exec git -c core.safecrlf=false commit -q -m \"$1\" -- . >&2", message, "", e);
    return status == 0 ? 0
                       : err_set(e, STATUS_SYSTEM,
                                 "git commit failed; nothing was sent\nfix the cause, then "
                                 "run: journal sync");
}

long transfer_pending(int dirfd, struct arena *a, struct err *e)
{
    return count(
        dirfd, "exec git -c core.safecrlf=false status --porcelain --no-renames -z -- .", a, e);
}

struct span transfer_commit_name(int dirfd, const char *name, struct arena *a)
{
    struct span out;
    struct err unused = ERR_INIT;
    int status = repository_ask(dirfd, "exec git rev-parse -q --verify \"$1^{commit}\"", name,
                                "", &out, a, &unused);
    return status == 0 ? arena_copy(a, span_trim(span_head(out, out.n ? out.n - 1 : 0)))
                       : (struct span){NULL, 0};
}

static const char pull[] =
    "b=$(git symbolic-ref --quiet --short HEAD)\n"
    "if git config pull.rebase || git config pull.ff || git config \"branch.$b.rebase\"\n"
    "then how=; else how=--no-rebase; fi >/dev/null\n"
    "m=$(git -c core.safecrlf=false pull -q --no-edit $how 2>&1) && exit\n"
    "[ -n \"$(git ls-files -u)\" ] || printf '%s\\n' \"$m\" >&2\n"
    "exit 1";

int transfer_pull(int dirfd, struct err *e)
{
    return git_script(dirfd, pull, "", "", e);
}

int transfer_push(int dirfd, const struct repository *r, bool again, struct err *e)
{
    if (r->upstream.n)
        return git_script(dirfd,
                          again ? "exec git push -q >/dev/null 2>&1" : "exec git push -q >&2",
                          "", "", e);
    return git_script(dirfd, "exec git push -q -u \"$1\" HEAD >&2", r->remote.p, "", e);
}

struct span transfer_missing(int dirfd, const struct repository *r, struct arena *a)
{
    static const char script[] = "u=$(git remote get-url \"$1\") || exit 0\n"
                                 "case $u in /* | ./* | ../*) [ -e \"$u/HEAD\" ] || [ -e "
                                 "\"$u/.git\" ] || echo \"$u\" ;; "
                                 "esac";
    struct err unused = ERR_INIT;
    struct span out, path = {NULL, 0};
    if (r->remote.n && repository_ask(dirfd, script, r->remote.p, "", &out, a, &unused) == 0)
        span_line(&out, &path);
    return path;
}

static struct span name_of(struct app *app, struct span id)
{
    struct guest g;
    struct err unused = ERR_INIT;
    if (store_load(&app->store, id, &g, &app->arena, &unused) == 1)
        return guest_name(&g);
    return arena_fmt(&app->arena, "%s (removed)", id.p);
}

/* The names of the first guests, and after them the other files. */
struct description {
    struct buf guests, files;
    long guests_n, files_n;
};

static void describe_path(struct app *app, struct description *d, struct span path)
{
    struct span id = unmerged_id(path, &app->arena);
    struct buf *b = id.n ? &d->guests : &d->files;
    long *n = id.n ? &d->guests_n : &d->files_n;
    if (++*n > NAMES_SHOWN)
        return;
    struct span name = id.n ? name_of(app, id) : path;
    buf_fmt(b, "%s%.*s", *n > 1 ? ", " : "", SPAN_ARG(name));
}

static void end_list(struct buf *b, long n)
{
    if (n > NAMES_SHOWN)
        buf_fmt(b, " and %ld more", n - NAMES_SHOWN);
}

int transfer_describe(struct app *app, const char *from, const char *to, struct buf *out,
                      struct err *e)
{
    static const char script[] =
        "from=$1; [ -n \"$from\" ] || from=$(git hash-object -t tree /dev/null) || exit\n"
        "exec git diff --no-ext-diff --no-textconv --no-renames --name-only --relative -z "
        "\"$from\" \"$2\" -- .";
    struct description d = {BUF_INIT, BUF_INIT, 0, 0};
    struct span paths, path;
    if (repository_ask(app->store.rootfd, script, from, to, &paths, &app->arena, e) != 0)
        return err_set(e, STATUS_SYSTEM, "git did not print the changes");
    while (paths.n && span_cut(&paths, '\0', &path))
        describe_path(app, &d, path);
    end_list(&d.guests, d.guests_n);
    end_list(&d.files, d.files_n);
    if (d.guests_n)
        buf_fmt(out, "%ld guest%s: %s", d.guests_n, d.guests_n == 1 ? "" : "s",
                buf_cstr(&d.guests));
    if (d.files_n)
        buf_fmt(out, "%s%s", d.guests_n ? "; " : "", buf_cstr(&d.files));
    buf_release(&d.guests);
    buf_release(&d.files);
    return 0;
}
