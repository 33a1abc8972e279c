#ifndef STORE_UNDO_STACK_H
#define STORE_UNDO_STACK_H
/*
 * The records of the last commands that wrote, each in the format of store/undo.h: the newest is
 * .journal/undo, older ones are .journal/undo-N, with a greater N for a newer one. A record of
 * a command that was undone is replaced by one that redoes it; its command begins with "undo".
 * A record of another machine or version is never read and never renamed.
 */
#include "store/undo.h"

#define UNDO_PATH ".journal/undo"
#define UNDO_NEXT ".journal/redo" /* what an undo or a redo that goes on has changed so far */

enum { UNDO_COMMANDS = 50, UNDO_BYTES = 64 << 20 };

enum undo_state { UNDO_STATE_DONE, UNDO_STATE_UNDONE, UNDO_STATE_FOREIGN };

struct undo_record {
    struct span path;    /* NUL follows */
    long number;
    enum undo_state state; /* this and `command` once it was looked at */
    struct span command;   /* without "undo" */
};

struct undo_stack {
    struct undo_record *v; /* newest first */
    size_t n, cap;
};

/* Lists the records; nothing is known of them before undo_record_look. Returns 0 or -1. */
int undo_stack_read(struct undo_stack *s, int rootfd, struct arena *a, struct err *e);

/*
 * Reads the head of a record: whether it was written here, and of which command it is. 1 = read,
 * 0 = there is none, -1; after the last two it counts as foreign.
 */
int undo_record_look(struct undo_record *r, int rootfd, struct arena *a, struct err *e);

/*
 * Makes .journal/undo free for the record of a new command: what was undone can no longer be
 * redone. A record that cannot be kept is removed.
 */
void undo_stack_push(int rootfd);

/*
 * Removes the oldest records beyond UNDO_COMMANDS and, with the `newest` bytes of .journal/undo,
 * beyond UNDO_BYTES. Returns to how many bytes .journal/undo may grow before this must be done
 * again.
 */
uint64_t undo_stack_trim(int rootfd, uint64_t newest);

/* Removes all records. */
void undo_stack_clear(int rootfd);

#endif
