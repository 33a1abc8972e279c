#ifndef BASE_DIAG_H
#define BASE_DIAG_H
/*
 * A problem in a text, found while reading and printed later. All problems are reported, not
 * only the first. Spans point into the file's bytes or into the list's arena.
 */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum severity { DIAG_WARNING, DIAG_ERROR };

struct diag {
    enum severity severity;
    struct span path;    /* as the user knows it, relative to the journal */
    struct span line;    /* the whole line; empty if the problem is the file */
    struct span culprit; /* a part of line */
    uint32_t lineno;     /* 0: the whole file */
    const char *name;    /* in brackets at the end of the message: "bad-date" */
    struct span message, remedy;
};

/*
 * With `take` set, each problem goes to it when it is found, and v stays empty. When it
 * returns false no more are wanted: `enough` is set.
 */
struct diags {
    struct diag *v;
    size_t n, cap;
    struct arena *arena;
    bool (*take)(void *ctx, const struct diag *d);
    void *ctx;
    bool enough;
};

#define DIAGS_INIT(a) ((struct diags){.arena = (a)})

/* Returns the column of the culprit, in characters, from 1. */
size_t diag_column(const struct diag *d);

void diags_add(struct diags *d, struct diag one);

#endif
