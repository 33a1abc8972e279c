#ifndef STORE_LOCKSTATE_H
#define STORE_LOCKSTATE_H
/*
 * Data kept in the lock file from one command to the next. Only the holder of the lock writes
 * it. It is optional: if it is missing or not valid, a save waits a moment longer. The file
 * names its own inode, so one that came with a clone or an archive is not valid.
 */
#include "base/span.h"
#include "os/os.h"

#define LOCK_PATH ".journal/lock"

enum { LOCKSTATE_NAME = 256 };

struct lockstate {
    bool known;           /* the file was written here */
    struct os_stamp last; /* of the file that the last save left */
    /*
     * Set while .journal/tmp may come to hold another program's bytes: it is ours as long as
     * the hash of its bytes is one of the two.
     */
    bool armed;
    bool aside; /* a command writes files aside, or was killed while it did (save_group.c) */
    uint64_t ours[2];
    char name[LOCKSTATE_NAME]; /* while armed: the saved file's id, or "unknown" */
};

void lockstate_load(struct lockstate *h, int lockfd);
bool lockstate_write(const struct lockstate *h, int lockfd);

/* Returns true if `bytes`, read from the lock file with that inode, were written there. */
bool lockstate_is_own(struct span bytes, uint64_t inode);

/* Arms it for a file of which .journal/tmp may hold either version; disarms it. */
void lockstate_arm(struct lockstate *h, const char *path, uint64_t old, uint64_t new);
void lockstate_disarm(struct lockstate *h);

/* Returns the file's name without directory and ".txt". */
struct span lockstate_name(const char *path);

#endif
