#ifndef SYNC_REPOSITORY_H
#define SYNC_REPOSITORY_H
/* The state of the git repository that a journal is in, for sync and resolve. */
#include "base/arena.h"
#include "base/err.h"

enum operation { NO_OPERATION, MERGE, REBASE, CHERRY_PICK, REVERT };

/* Returns git's name of an operation that was begun, such as "cherry-pick". */
const char *repository_operation(enum operation o);

struct repository {
    bool in_git;              /* the journal is in a git work tree */
    bool no_git;              /* git is not installed */
    bool has_commit;          /* HEAD names a commit */
    bool has_identity;        /* git knows who commits */
    bool has_unmerged;        /* some files of the journal have a conflict */
    enum operation operation; /* begun and not concluded */
    struct span branch;       /* empty: HEAD is detached */
    struct span upstream;     /* "origin/main"; empty: none */
    struct span remote;       /* the branch's, else the only one; empty: none, or several */
    struct span home;         /* the branch to go back to from a detached HEAD, or empty */
};

/* Asks git. Returns -1 with *e set where git is refused or does not answer. */
int repository_read(struct repository *r, int dirfd, struct arena *a, struct err *e);

/*
 * Runs a script as git_ask of store/git_run.h does. git only reads. The arena owns the output
 * in *out.
 */
int repository_ask(int dirfd, const char *script, const char *one, const char *two,
                   struct span *out, struct arena *a, struct err *e);

#endif
