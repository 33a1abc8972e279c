#ifndef STORE_SAVE_H
#define STORE_SAVE_H
/*
 * The write protocol: changes one file without losing a fact of ours, of an editor, of git or
 * of another journal that writes at the same moment. Between save_begin and save_end this
 * process is the only journal that writes here; readers need no lock. Each file changes by one
 * rename, so a reader, or a failure, leaves the old file or the new one. The head of save.c
 * lists the steps.
 *
 * When save_file or save_remove returns 1, the change is on the disk. If something failed after
 * that, they still return 1 with STATUS_AFTER in e->status: the file was saved, but the caller
 * must print the error. After any other failure (-1) that file is unchanged; a command of
 * several files may have saved others (save_whole_begin).
 *
 * All paths are relative to the journal's root: "guests/x.txt". The program makes them, not the
 * user.
 */
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "os/os.h"
#include "store/lockstate.h"

struct save {
    int rootfd, lockfd;
    struct lockstate state; /* what the lock file says */
    bool markers_ok; /* the change resolves conflict markers, so they are no reason to refuse */
    const char *command; /* what `undo` calls it; NULL (as save_begin leaves it): not kept */
    const char *undo;    /* where it is kept; NULL: .journal/undo */
    int undofd;          /* that file, once something was kept */
    size_t undo_size;
    int wholefd;        /* save_whole_begin's record; -1: none */
    bool took_back;     /* save_begin has taken back what a killed command had begun */
    bool undo_lost;     /* the command has no record in .journal/undo, or not all of it */
    uint64_t undo_room; /* beyond that size older records must go */
    struct buf changed; /* paths of what changed, each ended by NUL: what a commit is of */
    bool renames;       /* a file was made, moved or removed */
    bool keep_tmp;      /* .journal/tmp is another program's, and could not be put aside */
    struct buf found;   /* that begin has put bytes aside: the next save reports it */
    struct save_group *group;     /* of save_later; NULL: it was not called */
    struct arena group_memory;    /* of that */
    bool holds;                   /* since save_hold_folders */
    struct buf folders;           /* to be flushed then, each ended by NUL */
    char cleared[LOCKSTATE_NAME]; /* whose TMP begin has removed; "" when it found none */
};

/*
 * Takes the journal's lock. Clears away what a killed command left; takes back its change if
 * only some of several files were changed. What another program had written to such a file is
 * put aside, and the next save reports it (STATUS_AFTER). Returns 0, or -1 with STATUS_LOCKED
 * when the lock is not free within 10 seconds. rootfd stays the caller's. A process may hold
 * one struct save at a time. Ended by save_end, which may be called after a failure too.
 */
int save_begin(struct save *s, int rootfd, struct err *e);
void save_end(struct save *s);

/*
 * Makes the new content of a file from the old: 1 = *out (empty when called) holds all of it,
 * 0 = nothing to change, -1 = refused, with *e set. old.p is NULL when there is no such file.
 * It may be called again with newer bytes, so it must not keep what it found the last time. A
 * refusal because there is no file is tried again: an editor may be replacing it.
 */
typedef int save_change(void *ctx, struct span old, struct buf *out, struct err *e);

/*
 * 1 = saved, 0 = nothing to change, -1. Makes the file and its directory when missing. Refused
 * with STATUS_FILE: what is not a regular file, over 64 MiB or a line over 1 MiB, NUL bytes,
 * conflict markers. STATUS_LOCKED: another program did not stop changing the file.
 */
int save_file(struct save *s, const char *path, save_change *change, void *ctx, struct err *e);

/*
 * Changes one of many files that do not depend on each other. The new version waits, written
 * aside, until its group is full or save_flush is called. `done` is called once for each, with
 * what save_file would return and report: with 1 the file is on the disk. Until then path and
 * ctx must last. A file that fails does not keep the others from being saved.
 */
typedef void save_done(void *ctx, int r, const struct err *e);
void save_later(struct save *s, const char *path, save_change *change, save_done *done,
                void *ctx);
void save_flush(struct save *s);

/*
 * From here to save_flush_folders a save does not flush the directory: that does so once for
 * each, and before it nothing may be reported. For files that do not depend on each other:
 * which of them a power cut leaves changed is not known. Returns 0, or -1 with STATUS_AFTER.
 */
void save_hold_folders(struct save *s);
int save_flush_folders(struct save *s, struct err *e);

/* Returns true if no file waits. What waits at save_end is dropped. */
bool save_is_flushed(const struct save *s);

/*
 * Begin and end a change of all files or none. `entries` is the undo_add of each: it is on the
 * disk before the first file changes, and if the command is killed, the next save_begin
 * restores the files. Return 0, or -1: then nothing may be saved, or all must be restored.
 */
int save_whole_begin(struct save *s, struct span entries, struct err *e);
int save_whole_end(struct save *s, struct err *e);

/* Takes back what was saved since save_whole_begin. Returns how many files, or -1. */
int save_take_back(struct save *s, struct err *e);

/*
 * Takes back half a change that a killed command left, if there is one, before a command reads
 * what it will write. 1 = it was taken back, 0, or -1.
 */
int save_recover(int rootfd, struct err *e);

/*
 * Renames a file. Returns 1, or 0 if there is no `from`; fails with STATUS_GUEST if `to`
 * exists.
 */
int save_move(struct save *s, const char *from, const char *to, struct err *e);

/* Adds a path to the commit, for a command that moves files itself (store/shard.h). */
void save_note(struct save *s, const char *path);

/* Keeps only the command's name for undo: undo cannot revert it. */
void save_keep_name(struct save *s);

/*
 * Removes a file. Returns 1, 0 if there was none, or -1: STATUS_FILE if its content is not
 * `expect`.
 */
int save_remove(struct save *s, const char *path, struct span expect, struct err *e);

#endif
