#ifndef STORE_STATE_H
#define STORE_STATE_H
/*
 * .journal/, where this machine keeps its own state: the lock, the record for undo, what is
 * being written, what was put aside. A clone, an archive or a syncing program can bring such a
 * directory too, with any content. So it is used only when it is a directory of this user's to
 * which nobody else may write, and which git does not track; and a file in it is believed only
 * when it names its own inode (store/lockstate.h, store/undo.h), which nothing carries along.
 */
#include "base/err.h"

#define STATE_DIR ".journal"

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
