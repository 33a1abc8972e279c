#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H
/*
 * The progress of a long job, as a line on standard error: shown only on a terminal, after half
 * a second, updated at most ten times a second, and wiped at the end.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    const char *what;     /* "import", "check" */
    size_t done, total;   /* total 0: not known */
    int64_t began, shown; /* milliseconds */
    bool terminal, visible;
};

void progress_begin(struct progress *p, const char *what, size_t total);
void progress_step(struct progress *p, size_t n);

/* Wipes the line. Call it before any other message, and at the end. */
void progress_wipe(struct progress *p);

#endif
