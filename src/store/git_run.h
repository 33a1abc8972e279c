#ifndef STORE_GIT_RUN_H
#define STORE_GIT_RUN_H
/*
 * The one place where git is started, directly or by a script. The directory it is started in
 * may come from a stranger, and a repository's configuration can name programs. So no git
 * accepts a repository made of ordinary files, and a git that only reads has everything
 * switched off that its repository's configuration could run. dirfd is the journal's root.
 */
#include "base/buf.h"
#include "base/err.h"
#include "store/git_place.h"

/* GIT_READS: asks only. GIT_WORKS: may change or send something, so hooks and filters run. */
enum git_use { GIT_WORKS, GIT_READS };

/*
 * Run git as os_run and os_capture_env do. Fail with STATUS_FILE, without starting git, if git's
 * directory is the journal's own, is inside it (other than in .git), or contains it.
 */
int git_run(int dirfd, enum git_use use, const char *const *argv, struct err *e);
int git_capture(int dirfd, enum git_use use, const char *const *argv, struct buf *b,
                struct err *e);

/* Returns where git's directory is, or NULL with *e set where git is refused. */
const struct git_place *git_place(int dirfd, struct err *e);

/*
 * Run a script by sh, with $1 and $2 set. It may change and send (GIT_WORKS), or its output is
 * returned in *b. Return its exit status, or -1 with *e set.
 */
int git_script(int dirfd, const char *script, const char *one, const char *two, struct err *e);
int git_ask(int dirfd, enum git_use use, const char *script, const char *one, const char *two,
            struct buf *b, struct err *e);

#endif
