/* Commits of what a command saved. */
#include "os/os.h"
#include "store/git.h"
#include "store/git_run.h"

#include <string.h>

/*
 * $1: git's directory, or "" if git has to be asked; $2: the message. A commit in the middle of a
 * merge would end it, with half of what it should hold. The variables change what a path means.
 */
#define MAY_COMMIT                                                                             \
    "exec >&2\n"                                                                               \
    "unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS "                     \
    "GIT_ICASE_PATHSPECS\n"                                                                    \
    "d=$1 m=$2 && shift 2\n"                                                                   \
    "[ \"$d\" ] || d=$(git rev-parse --git-dir) || exit\n"                                     \
    "for f in MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD rebase-merge rebase-apply; do\n"         \
    "  [ ! -e \"$d/$f\" ] || { echo 'a merge or rebase is under way'; exit 3; }\n"             \
    "done\n"                                                                                   \
    "for i in 1 2; do [ ! -e \"$d/index.lock\" ] || sleep 1; done\n"

/*
 * $3 is "known" if each file was there before the command, so that git may know it.
 *
 * For named paths (`git commit -- FILE`) git makes a second index and looks at each file again:
 * 64 ms of CPU instead of 43 in 10,000 guests. So where nothing else is staged, git commits its
 * own index: `-i` takes up a file that git knows, which is one process for all; a file that is
 * new to git needs `git add`. git prints to standard output only that there is nothing to
 * commit, which the last lines decide.
 */
static const char commit[] =
    MAY_COMMIT "known=$1 && shift\n"
               "staged() { git diff --no-ext-diff --no-relative --cached --quiet -- \"$@\"; }\n"
               "if [ $# = 1 ] && staged :/ \":(exclude,literal)$1\"; then\n"
               "  if [ \"$known\" ]; then\n"
               "    git commit -q -m \"$m\" -i -- \"$1\" >/dev/null && exit\n"
               "    if git ls-files --error-unmatch -- \"$1\" >/dev/null 2>&1; then\n"
               "      exec git diff --no-ext-diff --quiet HEAD -- \"$1\"\n"
               "    fi\n"
               "  fi\n"
               "  git add -A -- \"$1\" || exit\n"
               "  git commit -q -m \"$m\" >/dev/null && exit\n"
               "else\n"
               "  git add -A -- \"$@\" || exit\n"
               "  git commit -q -m \"$m\" -- \"$@\" >/dev/null && exit\n"
               "fi\n"
               "staged \"$@\"";

/*
 * More paths than a command line holds. git matches each path it is given against each it
 * knows, which takes hours; its update-index does not. So the paths are staged, and where more
 * was staged before, an index beside git's holds what the last commit did, and these. git would
 * follow a link of that name.
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
               "  rm -f .journal/index .journal/index.lock\n"
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

static int commit_listed(int dirfd, const char *dir, const char *message, struct span paths,
                         struct err *e)
{
    struct err unused = ERR_INIT;
    int r =
        give_paths(dirfd, paths, e) < 0 ? -1 : git_script(dirfd, commit_many, dir, message, e);
    os_remove(dirfd, PATHS, &unused);
    return r;
}

static int commit_named(int dirfd, const char *dir, const char *message, struct span paths,
                        bool known, struct arena *a, struct err *e)
{
    const char *const head[] = {"sh", "-c", commit, "sh", dir, message, known ? "known" : ""};
    size_t n = sizeof head / sizeof *head, before = n;
    for (size_t i = 0; i < paths.n; i++)
        n += paths.p[i] == '\0';
    const char **argv = ARENA_NEW(a, const char *, n + 1);
    memcpy(argv, head, sizeof head);
    struct span path;
    for (n = before; paths.n && span_cut(&paths, '\0', &path); n++)
        argv[n] = path.p;
    return git_run(dirfd, GIT_WORKS, argv, e);
}

int git_commit(int dirfd, const char *command, struct span paths, bool known, struct arena *a,
               struct err *e)
{
    enum { FEW = 64 << 10 }; /* bytes that are arguments everywhere */
    const char *message = arena_fmt(a, "journal %s", command).p;
    struct err why = ERR_INIT;
    const struct git_place *place = git_place(dirfd, &why);
    const char *dir = place && place->dir ? place->dir : "";
    int status = !place           ? -1
                 : paths.n <= FEW ? commit_named(dirfd, dir, message, paths, known, a, &why)
                                  : commit_listed(dirfd, dir, message, paths, &why);
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
