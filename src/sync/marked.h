#ifndef SYNC_MARKED_H
#define SYNC_MARKED_H
/*
 * Files with conflict markers in which git knows no conflict: somebody committed them as they
 * were, here or on the other side.
 */
#include "sync/settle.h"

struct marked {
    struct span path; /* from the journal's root */
    struct span id;   /* of the guest, or empty */
};

struct marked_list {
    struct marked *v;
    size_t n, cap;
};

/* Finds all of them but the files of `known`, which may be NULL. Returns 0, or -1. */
int marked_find(const struct store *s, const struct unmerged_list *known, struct marked_list *l,
                struct arena *a, struct err *e);

/* Resolves one. It is staged if git is in an operation, whose commit then has it. */
int marked_settle(struct settling *s, const struct marked *m, struct err *e);

#endif
