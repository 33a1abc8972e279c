#ifndef STORE_STATE_H
#define STORE_STATE_H
/*
 * .journal/ has the state of this machine: the lock, the undo record, the file being written,
 * rescued files. A clone, an archive or a sync program can bring such a directory with any
 * content. So it must belong to this user, only this user may write to it, and git must not
 * track it; and a file in it is trusted only if it names its own inode (store/lockstate.h,
 * store/undo.h), which a copy does not keep.
 */
#include "base/err.h"

#define STATE_DIR ".journal"

#define STATE_WHOLE STATE_DIR "/whole" /* of store/save_whole.c */
#define STATE_TMP STATE_DIR "/tmp"     /* the file that is being written */

/*
 * Makes the directory if it is missing, and checks it. Git is asked only when the lock file was
 * not written here. 0, or -1; STATUS_FILE: refused, with a remedy.
 */
int state_open(int rootfd, struct err *e);

/* Checks it without making it, and always asks git: 0, also when there is none, or -1. */
int state_check(int rootfd, struct err *e);

/* Adds the remedy to a refusal of the directory or of a file in it. Returns -1. */
int state_refuse(struct err *e);

#endif
