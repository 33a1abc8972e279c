#include "sync/partner.h"

#include "store/git_run.h"
#include "sync/refusal.h"

#include <string.h>

/* Returns whether git takes `where` for an address on another machine: "ssh://…", "host:path".
 */
static bool is_url(const char *where)
{
    const char *colon = strchr(where, ':'), *slash = strchr(where, '/');
    return colon && (!slash || colon < slash);
}

/*
 * Prints the absolute path of the other side's directory, where git runs from the journal's.
 * One that is missing or empty becomes a bare repository whose branch is $2.
 */
static const char place[] =
    "exec 2>/dev/null\n"
    "d=$1\n"
    "[ ! -e \"$d/.git\" ] || exit 21\n"
    "if [ -n \"$2\" ] && { [ ! -e \"$d\" ] || [ -z \"$(ls -A \"$d\")\" ]; }; then\n"
    "  git init -q --bare \"$d\" &&\n"
    "    git --git-dir=\"$d\" symbolic-ref HEAD \"refs/heads/$2\" || exit\n"
    "fi\n"
    "CDPATH= cd \"$d\" && pwd -P";

static int address_of(struct app *app, const char *where, const char *branch, struct span *url,
                      struct err *e)
{
    const char *const argv[] = {"sh", "-c", place, "sh", where, branch, NULL};
    struct buf b = BUF_INIT;
    *url = span_str(where);
    if (is_url(where))
        return 0;
    int status = git_capture(OS_CWD, GIT_WORKS, argv, &b, e);
    *url = arena_copy(&app->arena, span_trim(span_head(buf_span(&b), b.n ? b.n - 1 : 0)));
    buf_release(&b);
    if (status == 21)
        return err_set(e, STATUS_USAGE,
                       "%s is itself a journal or a work tree\nuse a separate directory for "
                       "both sides: journal sync --with %s.git",
                       where, where);
    return status == 0 ? 0
                       : err_set(e, STATUS_SYSTEM,
                                 "%s: not a directory, and it could not be created", where);
}

/* An empty repository gives no journal. */
static const char clone[] =
    REFUSAL_QUIET "umask 077\n"
                  "h=$(git ls-remote --heads \"$1\") && [ -n \"$h\" ] ||\n"
                  "  { printf '%s\\n' \"$h\"; exit 1; }\n"
                  "exec git clone -q -- \"$1\" \"$2\"";

int partner_open(struct app *app, const char *where, struct err *e)
{
    struct err none = ERR_INIT;
    struct span url;
    if (store_open(&app->store, app->dir, &app->arena, &none) == 0)
        return 0;
    if (none.status != STATUS_USAGE)
        return err_set(e, (enum exit_status)none.status, "%s", none.text);
    if (address_of(app, where, "", &url, e) < 0)
        return -1;
    struct span said;
    int status = refusal_run(OS_CWD, clone, url.p, app->store.path.p, &said, &app->arena, e);
    if (status != 0)
        return err_set(e, STATUS_SYSTEM,
                       "no journal here, and none could be cloned from %s\nto create one here: "
                       "journal init %s%s",
                       where, app->store.path.p, refusal_reason(said, &app->arena));
    app->saved = true;
    return store_open(&app->store, app->dir, &app->arena, e) < 0 ? -1 : 1;
}

int partner_init(struct app *app, struct repository *r, struct err *e)
{
    int root = app->store.rootfd;
    if (r->in_git)
        return 0;
    struct span said;
    if (refusal_run(root, REFUSAL_QUIET "exec git init -q", "", "", &said, &app->arena, e) != 0)
        return refusal_set(e, said, "git init failed", "journal sync --with URL|DIR",
                           &app->arena);
    return repository_read(r, root, &app->arena, e);
}

/* Exits with 22 where origin is another side, 23 where it cannot be reached. */
static const char add_remote[] =
    REFUSAL_QUIET "if u=$(git config remote.origin.url); then\n"
                  "  [ \"$u\" = \"$1\" ] || exit 22\n"
                  "  git fetch -q origin || exit 23\n"
                  "else\n"
                  "  git remote add origin \"$1\" || exit\n"
                  "  git fetch -q origin || { git remote remove origin; exit 23; }\n"
                  "fi";

/*
 * The branch here takes the name of the other side's, so that push and pull go on by
 * themselves. Histories that began apart are merged once.
 */
static const char meet[] = REFUSAL_QUIET
    "b=$(git symbolic-ref --short HEAD) || exit\n"
    "if ! git rev-parse -q --verify \"refs/remotes/origin/$b\" >/dev/null; then\n"
    "  t=$(git ls-remote --symref origin HEAD | sed -n 's,^ref: "
    "refs/heads/\\(.*\\)\tHEAD$,\\1,p')\n"
    "  [ -n \"$t\" ] && git rev-parse -q --verify \"refs/remotes/origin/$t\" >/dev/null ||\n"
    "    t=$(git for-each-ref --count=1 --format='%(refname:lstrip=3)' refs/remotes/origin)\n"
    "  [ -n \"$t\" ] || exit 0\n"
    "  git branch -m \"$t\" && b=$t || exit\n"
    "fi\n"
    "git branch -q --set-upstream-to=\"origin/$b\" || exit\n"
    "git merge-base HEAD \"origin/$b\" >/dev/null ||\n"
    "  git merge -q --no-edit --allow-unrelated-histories \"origin/$b\"";

int partner_meet(struct app *app, const char *where, const struct repository *r,
                 struct span *said, struct err *e)
{
    struct span url;
    int root = app->store.rootfd;
    if (address_of(app, where, arena_copy(&app->arena, r->branch).p, &url, e) < 0)
        return -1;
    int status = refusal_run(root, add_remote, url.p, "", said, &app->arena, e);
    if (status == 22)
        return err_set(e, STATUS_NO,
                       "this journal already syncs with another side\nto change that: journal "
                       "git remote set-url origin %s",
                       url.p);
    if (status != 0)
        return err_set(e, STATUS_SYSTEM,
                       "%s cannot be reached, or is not a git repository\non a server, create "
                       "an empty one first: git init --bare PATH%s",
                       where, refusal_reason(*said, &app->arena));
    status = refusal_run(root, meet, "", "", said, &app->arena, e);
    return status < 0 ? -1 : status != 0;
}
