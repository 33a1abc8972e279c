#include "sync/transfer.h"

#include "cli/message.h"
#include "store/git_run.h"
#include "sync/refusal.h"
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
    REFUSAL_QUIET "git -c core.safecrlf=false add -A -- . || exit\n"
                  "export GIT_LITERAL_PATHSPECS=1\n"
                  "if git rev-parse -q --verify HEAD >/dev/null\n"
                  "then exec git reset -q -- .journal \"$@\"\n"
                  "else exec git rm -r -q --cached --ignore-unmatch -- .journal \"$@\"; fi";

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
    struct buf b = BUF_INIT;
    int status = git_capture(dirfd, GIT_WORKS, argv, &b, e);
    struct span said = buf_move(&b, a);
    if (status != 0)
        return refusal_set(e, said, "git add failed; nothing was sent", "journal sync", a);
    return count(dirfd,
                 "exec git -c core.safecrlf=false diff --no-ext-diff --no-textconv --cached "
                 "--name-only --relative -z "
                 "--no-renames -- .",
                 a, e);
}

int transfer_commit(int dirfd, const char *message, struct arena *a, struct err *e)
{
    static const char script[] =
        REFUSAL_QUIET "exec git -c core.safecrlf=false commit -q -m \"$1\" -- .";
    struct span said;
    if (refusal_run(dirfd, script, message, "", &said, a, e) != 0)
        return refusal_set(e, said, "git commit failed; nothing was sent", "journal sync", a);
    message_prompt(said); /* of a hook, as of `git-setup --hook`; git says nothing */
    return 0;
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

/*
 * git writes what it fetched to FETCH_HEAD, so an empty or missing file shows that nothing
 * came. A new repository in place of the other side has no branch to fetch; it is sent
 * everything.
 */
static const char pull[] = REFUSAL_QUIET
    "b=$(git symbolic-ref --quiet --short HEAD)\n"
    "if git config pull.rebase || git config pull.ff || git config \"branch.$b.rebase\"\n"
    "then how=; else how=--no-rebase; fi >/dev/null\n"
    "f=$(git rev-parse --git-path FETCH_HEAD) && rm -f \"$f\" || exit 12\n"
    "git -c core.safecrlf=false pull -q --no-edit $how && exit\n"
    "[ ! -s \"$f\" ] || exit 12\n"
    "r=$(git config \"branch.$b.remote\") && h=$(git ls-remote --heads \"$r\" 2>/dev/null) &&\n"
    "  [ -z \"$h\" ] && exit 0\n"
    "exit 11";

enum pulled transfer_pull(int dirfd, struct span *said, struct arena *a, struct err *e)
{
    int status = refusal_run(dirfd, pull, "", "", said, a, e);
    return status == 0 ? PULLED : status == 11 ? PULL_UNREACHED : PULL_STOPPED;
}

int transfer_push(int dirfd, const struct repository *r, struct arena *a, struct err *e)
{
    static const char upstream[] = REFUSAL_QUIET "exec git push -q";
    static const char first[] = REFUSAL_QUIET "exec git push -q -u \"$1\" HEAD";
    struct span said;
    int status = refusal_run(dirfd, r->upstream.n ? upstream : first,
                             r->remote.n ? r->remote.p : "", "", &said, a, e);
    if (status == 0)
        return 0;
    if (span_find(said, SPAN("rejected]")) == SPAN_NONE)
        return refusal_unreached(e, said, a);
    bool hook = span_find(said, SPAN("declined)")) != SPAN_NONE ||
                span_find(said, SPAN("protected branch")) != SPAN_NONE;
    err_set(e, STATUS_SYSTEM,
            "the other side did not accept your changes; they are kept\n%s: journal sync%s",
            hook ? "ask the person who runs it, then run" : "try again later",
            refusal_reason(said, a));
    return 1;
}

struct span transfer_missing(int dirfd, const struct repository *r, struct arena *a)
{
    static const char script[] = "u=$(git remote get-url \"$1\") || exit 0\n"
                                 "u=${u#file://}\n"
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
