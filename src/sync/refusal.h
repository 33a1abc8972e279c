#ifndef SYNC_REFUSAL_H
#define SYNC_REFUSAL_H
/*
 * Git's own messages are held back. If git refuses, journal says in one sentence what did not
 * happen and which command to type, and quotes git's reason last.
 */
#include "base/arena.h"
#include "base/err.h"

/* The beginning of a script: all that it prints is captured, and git's words are English. */
#define REFUSAL_QUIET                                                                          \
    "exec 2>&1\n"                                                                              \
    "export LANGUAGE=C\n"

/* Runs such a script with `one` and `two`. Returns its exit status, or -1. Sets *said. */
int refusal_run(int dirfd, const char *script, const char *one, const char *two,
                struct span *said, struct arena *a, struct err *e);

/* Returns "\ngit says: …", the first lines that git said, or "" if it said nothing. */
const char *refusal_reason(struct span said, struct arena *a);

/*
 * Sets *e if git refused something on this machine: `what`, and what to do before `again`, the
 * command to run then. Returns -1.
 */
int refusal_set(struct err *e, struct span said, const char *what, const char *again,
                struct arena *a);

/* Sets *e if the other side was not reached or gave no access. Returns -1. */
int refusal_unreached(struct err *e, struct span said, struct arena *a);

#endif
