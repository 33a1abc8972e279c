#ifndef STORE_GIT_PLACE_H
#define STORE_GIT_PLACE_H
/* Finds git's directory and refuses one that the journal's own files could be. */
#include "base/arena.h"
#include "base/err.h"

struct git_place {
    const char *dir;     /* git's directory; NULL: git finds none, or is not installed */
    const char *ceiling; /* GIT_CEILING_DIRECTORIES of every git that is started, or NULL */
    const char *consent; /* its inode: the value of journal.commit that allows commits, or NULL */
};

/*
 * Fills *p. `env` is the environment for a git that has to be asked. Returns -1 with *e set
 * where git must not be started (see store/git_run.h), or that is not known.
 */
int git_place_find(struct git_place *p, int dirfd, const char *const *env, struct arena *a,
                   struct err *e);

#endif
