/* Commits of what a command saved. */
#include "os/os.h"
#include "store/git.h"
#include "store/git_run.h"

/* A commit in the middle of a merge would end it, with half of what it should hold. */
#define MAY_COMMIT                                                                             \
    "exec >&2\n"                                                                               \
    "d=$(git rev-parse --git-dir) || exit\n"                                                   \
    "for f in MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD rebase-merge rebase-apply; do\n"         \
    "  [ ! -e \"$d/$f\" ] || { echo 'a merge or rebase is under way'; exit 3; }\n"             \
    "done\n"                                                                                   \
    "for i in 1 2; do [ ! -e \"$d/index.lock\" ] || sleep 1; done\n"                           \
    "m=$1 && shift\n"

/*
 * For named paths git makes a second index and looks at each file again: half of the time that
 * one takes in 10,000 guests. Where nothing but the one file is staged, git commits its index.
 */
static const char commit[] =
    MAY_COMMIT "git add -A -- \"$@\" || exit\n"
               "if [ $# = 1 ]; then\n"
               "  p=$(git rev-parse --show-prefix) || exit\n"
               "  s=$(git -c core.quotePath=false diff --no-ext-diff --no-renames --cached "
               "--no-relative --name-only) || exit\n"
               "  [ \"$s\" != \"$p$1\" ] || exec git commit -q -m \"$m\"\n"
               "fi\n"
               "git diff --no-ext-diff --cached --quiet -- \"$@\" && exit 0\n"
               "exec git commit -q -m \"$m\" -- \"$@\"";

/*
 * More paths than a command line holds. git matches each path it is given against each it
 * knows, which takes hours; its update-index does not. So the paths are staged, and where more
 * was staged before, an index beside git's holds what the last commit did, and these.
 */
#define PATHS ".journal/paths"
static const char commit_many[] =
    MAY_COMMIT "if git check-ignore -q --no-index -z --stdin <" PATHS "; then\n"
               "  echo 'git ignores some of the files' && exit 3\n"
               "fi\n"
               "git diff --no-ext-diff --cached --quiet; staged=$?\n"
               "stage() { git update-index -z --add --remove --stdin <" PATHS "; }\n"
               "stage || exit\n"
               "if [ $staged != 0 ]; then\n"
               "  export GIT_INDEX_FILE=\"$PWD/.journal/index\"\n"
               "  if git rev-parse -q --verify HEAD >/dev/null; then git read-tree HEAD\n"
               "  else git read-tree --empty; fi && stage || exit\n"
               "fi\n"
               "git diff --no-ext-diff --cached --quiet || git commit -q -m \"$m\"\n"
               "r=$?\n"
               "[ $staged = 0 ] || rm -f .journal/index\n"
               "exit $r";

static int give_paths(int dirfd, struct span paths, struct err *e)
{
    int fd = os_open_own(dirfd, PATHS, e);
    int r = fd < 0 ? -1 : os_write_fd(fd, PATHS, paths, e);
    os_close(fd);
    return r;
}

static int commit_listed(int dirfd, const char *message, struct span paths, struct err *e)
{
    struct err unused = ERR_INIT;
    int r =
        give_paths(dirfd, paths, e) < 0 ? -1 : git_script(dirfd, commit_many, message, "", e);
    os_remove(dirfd, PATHS, &unused);
    return r;
}

static int commit_named(int dirfd, const char *message, struct span paths, struct arena *a,
                        struct err *e)
{
    enum { BEFORE_PATHS = 5 }; /* sh -c SCRIPT sh MESSAGE */
    size_t n = BEFORE_PATHS;
    for (size_t i = 0; i < paths.n; i++)
        n += paths.p[i] == '\0';
    const char **argv = ARENA_NEW(a, const char *, n + 1);
    argv[0] = argv[3] = "sh";
    argv[1] = "-c";
    argv[2] = commit;
    argv[4] = message;
    struct span path;
    for (n = BEFORE_PATHS; paths.n && span_cut(&paths, '\0', &path); n++)
        argv[n] = path.p;
    return git_run(dirfd, GIT_WORKS, argv, e);
}

int git_commit(int dirfd, const char *command, struct span paths, struct arena *a,
               struct err *e)
{
    enum { FEW = 64 << 10 }; /* bytes that are arguments everywhere */
    const char *message = arena_fmt(a, "journal %s", command).p;
    struct err why = ERR_INIT;
    int status = paths.n <= FEW ? commit_named(dirfd, message, paths, a, &why)
                                : commit_listed(dirfd, message, paths, &why);
    if (status == 0)
        return 0;
    return err_set(e, STATUS_AFTER, "saved, but not committed%s%s", why.text[0] ? ": " : "",
                   why.text);
}

int git_commits_of(int dirfd, const char *flat, const char *sharded, struct err *e)
{
    static const char script[] =
        "git log --no-ext-diff --no-textconv --no-show-signature --all --full-history "
        "--format=%h -- \"$@\" 2>/dev/null";
    struct buf b = BUF_INIT;
    int n = git_ask(dirfd, GIT_READS, script, flat, sharded, &b, e) == 0 ? 0 : -1;
    struct span rest = buf_span(&b), line;
    while (n >= 0 && span_line(&rest, &line))
        n++;
    buf_release(&b);
    return n;
}
