#include "store/git_place.h"

#include "base/buf.h"
#include "os/os.h"
#include "store/git_odd.h"

#include <inttypes.h>

enum place {
    PLACE_FINE,
    PLACE_NO_GIT,
    PLACE_SEEN = 10,
    PLACE_SELF,
    PLACE_INSIDE,
    PLACE_AROUND,
    PLACE_BARE,
    PLACE_ASK
};

/*
 * Looks for what git would find, without git, prints git's directory and exits with one of
 * `enum place`. git goes up from the journal's directory and takes the first one that has a
 * repository in .git, or is one itself, which needs a file HEAD. If the first directory with
 * either of them has a .git and no HEAD, git can take only that .git. A path with ":" cannot be a
 * ceiling. With PLACE_ASK git has to be asked, and may read the directory that is printed.
 */
static const char seen[] =
    "p=$(pwd -P) || exit 1\n"
    "is() { [ -e \"$1\" ] || [ -L \"$1\" ]; }\n"
    "t=${p%/}\n"
    "until [ -z \"$t\" ] || is \"$t/.git\" || is \"$t/HEAD\"; do t=${t%/*}; done\n"
    "case $t in\n"
    "*:* | '') ;;\n"
    "*) if [ -d \"$t/.git\" ] && [ ! -L \"$t/.git\" ] && ! is \"$t/HEAD\" &&\n"
    "    is \"$t/.git/HEAD\" && [ -d \"$t/.git/objects\" ] && [ -d \"$t/.git/refs\" ]\n"
    "  then printf %s \"$t/.git\" && exit 10; fi ;;\n"
    "esac\n"
    "if [ -p \"$t/HEAD\" ] || [ -p \"$t/config\" ]; then exit 14; fi\n"
    "[ -d \"$t/.git\" ] && printf %s \"$t/.git\"\n"
    "if [ -f \"$t/.git\" ]; then\n"
    "  g=$(sed -n 's/^gitdir: *//p' \"$t/.git\")\n"
    "  case $g in /*) ;; *) g=$t/$g ;; esac\n"
    "  printf %s \"$g\"\n"
    "fi\n"
    "exit 15";

/*
 * Asks git: rev-parse reads the configuration and runs nothing of it. An older git does not know
 * safe.bareRepository.
 */
static const char ask[] =
    "p=$(pwd -P) || exit 1\n"
    "d=$(git rev-parse --absolute-git-dir 2>/dev/null) ||\n"
    "case $(git rev-parse --git-dir 2>&1) in\n"
    "*safe.bareRepository*) exit 14 ;;\n"
    "*) exit 1 ;;\n"
    "esac\n"
    "printf %s \"$d\"\n"
    "[ \"$d\" != \"$p\" ] || exit 11\n"
    "case $d/ in\n"
    "\"${p%/}/.git/\"*) exit 0 ;;\n"
    "\"${p%/}/\"*) exit 12 ;;\n"
    "esac\n"
    "case $p/ in \"${d%/}/\"*) exit 13 ;; esac";

/* Runs a script that looks. Returns its exit status, with what it printed in *b, or -1. */
static int run(int dirfd, const char *script, const char *const *env, struct buf *b,
               struct err *e)
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    return os_capture_env(dirfd, argv, env, b, e);
}

static int find_place(int dirfd, const char *const *env, struct buf *b, struct arena *a,
                      struct err *e)
{
    int place = run(dirfd, seen, env, b, e);
    if (place != PLACE_ASK)
        return place;
    if (b->n && git_odd(dirfd, arena_copy(a, buf_span(b)).p, env, a, e) < 0)
        return -1;
    return run(dirfd, ask, env, b, e);
}

static int refuse(int place, const char *dir, struct err *e)
{
    static const char what[] =
        "git was not started, because the files of its repository could name programs to run: ";
    if (place == PLACE_SELF || place == PLACE_BARE)
        return err_set(e, STATUS_FILE,
                       "%sthe journal's directory, or one above it, is itself a git directory "
                       "(HEAD, config, objects, refs)\nmove these files away; a journal needs "
                       "none of them",
                       what);
    if (place == PLACE_INSIDE)
        return err_set(e, STATUS_FILE,
                       "%sits directory %s is inside the journal\nmove it out of the journal, "
                       "or rename it to .git",
                       what, dir);
    return err_set(e, STATUS_FILE,
                   "%sthe journal is inside git's directory %s\nmove the journal out of it",
                   what, dir);
}

/* Returns the directory above the one that holds .git, so that git goes no further up. */
static const char *ceiling_of(struct span dir, struct arena *a)
{
    struct span top = span_head(dir, dir.n - (sizeof "/.git" - 1));
    while (top.n && top.p[top.n - 1] != '/')
        top.n--;
    return arena_fmt(a, "GIT_CEILING_DIRECTORIES=%.*s", top.n > 1 ? (int)top.n - 1 : 1, top.p)
        .p;
}

/*
 * Returns the inode of git's directory in decimal, or NULL if it is not known. A linked work tree
 * has a directory of its own in .git/worktrees, but .git has the configuration of both.
 */
static const char *inode_of(const char *dir, struct arena *a)
{
    struct os_stamp stamp = {0};
    struct err unused = ERR_INIT;
    bool linked = os_exists(OS_CWD, arena_fmt(a, "%s/commondir", dir).p, &unused) > 0;
    const char *path = arena_fmt(a, "%s/%s", dir, linked ? "../.." : ".").p;
    if (os_stat(OS_CWD, path, &stamp, &unused) <= 0 || !stamp.inode)
        return NULL;
    return arena_fmt(a, "%" PRIu64, stamp.inode).p;
}

int git_place_find(struct git_place *p, int dirfd, const char *const *env, struct arena *a,
                   struct err *e)
{
    struct buf b = BUF_INIT;
    *p = (struct git_place){NULL, NULL, NULL};
    int place = find_place(dirfd, env, &b, a, e);
    if (place >= PLACE_SELF && place <= PLACE_BARE)
        refuse(place, buf_cstr(&b), e);
    else if (place > PLACE_NO_GIT && place != PLACE_SEEN)
        err_set(e, STATUS_SYSTEM, "the shell that looks for git ended with %d", place);
    else if (place == PLACE_FINE || place == PLACE_SEEN)
        p->dir = arena_copy(a, buf_span(&b)).p;
    if (place == PLACE_SEEN)
        p->ceiling = ceiling_of(buf_span(&b), a);
    if (p->dir)
        p->consent = inode_of(p->dir, a);
    buf_release(&b);
    return e->status ? -1 : 0;
}
