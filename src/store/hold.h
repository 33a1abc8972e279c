#ifndef STORE_HOLD_H
#define STORE_HOLD_H
/*
 * What the lock file remembers from one command to the next. Its holder alone reads and writes
 * it. None of it is needed: when it is missing or wrong, a save waits a moment longer, and a
 * tmp that was left behind is removed without being kept.
 */
#include "base/span.h"
#include "os/os.h"

enum { HOLD_NAME = 256 };

struct hold {
    struct os_stamp last; /* of the file that the last save left */
    /*
     * Set while .journal/tmp may come to hold another program's bytes: it is ours as long as
     * the hash of its bytes is one of the two.
     */
    bool armed;
    uint64_t ours[2];
    char name[HOLD_NAME]; /* of the file it stands for, without directory and ".txt" */
};

void hold_load(struct hold *h, int lockfd);
void hold_keep(const struct hold *h, int lockfd);

/* The file's name as `name` has it; cut when it is too long. */
void hold_name(struct hold *h, const char *path);

#endif
