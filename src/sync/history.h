#ifndef SYNC_HISTORY_H
#define SYNC_HISTORY_H
/* Which lines were removed from a guest's file and its copy or second file, as git knows. */
#include "base/set.h"
#include "sync/settle.h"

/* A line that a commit removed or added; the commit is empty for changes not committed yet. */
struct history_line {
    struct span line, commit;
};

struct history_lines {
    struct history_line *v;
    size_t n, cap;
};

struct history {
    struct settling *s;
    const struct copy *copy;
    struct history_lines removed, added;
    struct set removed_lines;
    struct history_lines united; /* commits that removed one of the two files; no lines */
    size_t asked;                /* how often git was asked whether a removal was answered */
};

/* Reads the history of both files, and of those of the former ids in `src`. 0 or -1. */
int history_read(struct history *h, struct settling *s, const struct copy *c, struct span src,
                 struct err *e);

/*
 * Returns whether the line was removed, on any side, and nobody put it back later or kept it
 * when the two files were made one.
 */
bool history_is_removed(struct history *h, struct span line);

#endif
