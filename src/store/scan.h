#ifndef STORE_SCAN_H
#define STORE_SCAN_H
/*
 * All guests, once: every command that asks the whole house goes through this door. Workers
 * claim ranges of ids; each keeps what its files gave in a state of its own, and flushes it
 * when every earlier range has been flushed, so that answers come in id order and memory does
 * not grow with the house.
 */
#include "store/store.h"

struct scan_file {
    struct span id;
    struct span src; /* the file's bytes; valid until each() returns */
};

struct scan {
    void *ctx;
    size_t workers; /* 0: one a processor */

    /* A state for one worker. Called in the main thread before any file. */
    void *(*open)(void *ctx);

    /* In a worker: one file. What it keeps must be copied into the state. */
    void (*each)(void *state, const struct scan_file *file);

    /* One at a time, in id order: hand on what the state holds, and empty it. false: stop. */
    bool (*flush)(void *ctx, void *state);

    /* In flush order: a file that could not be read. The scan goes on. NULL: it is passed over.
     */
    void (*failed)(void *ctx, struct span id, const struct err *e);

    void (*close)(void *ctx, void *state);
};

/* 0, or -1 when the guests cannot be listed. */
int store_scan(const struct store *s, const struct scan *q, struct err *e);

#endif
