#ifndef STORE_SAVE_PARTS_H
#define STORE_SAVE_PARTS_H
/*
 * Shared by save*.c only. The steps are numbered as at the head of save.c.
 */
#include "store/save.h"

#include "store/state.h"

#define SAVE_TMP STATE_TMP

enum { SAVE_PAUSE_MS = 30 }; /* between two looks at a file that another program may write */

enum save_step { FAILED = -1, NOTHING = 0, DONE = 1, AGAIN = 2 };

/* One file that is being saved or removed. */
struct save_job {
    struct save *s;
    const char *path;
    struct err *e;
    int dirfd;             /* the directory of path */
    int fd;                /* the old version, -1 when there is none */
    struct os_stamp stamp; /* of the old version when it was opened */
    struct buf old, out;   /* the bytes that were read, and those to be written */
    struct buf seen;       /* the bytes of the last check */
    struct os_stamp mine;  /* of the new version */
    bool existed;          /* there was an old version at some time */
    size_t undo_at;        /* where its entry in the undo file begins */
    int absent;            /* how often the change was refused because there was no file */
    bool in_tmp;           /* SAVE_TMP is the old version now */
    const char *aside;     /* of a group: where the old version is now; NULL: nowhere */
    bool keep_aside;       /* that is another program's, and could not be put aside */
    struct buf rescued;    /* where bytes of another program were put aside */
};

/* save.c */

/*
 * Goes on with a file that is at step r: AGAIN, from step 4. Then reports, and releases the job.
 * Returns what save_file does.
 */
int save_again(struct save_job *j, enum save_step r, save_change *change, void *ctx);
void save_release(struct save_job *j);

/* save_step.c */

/* Opens the directory of path, which it creates if missing. Follows no symbolic link. */
int save_open_parent(int rootfd, const char *path, struct err *e);

/* Steps 4 to 6. Leaves fd at -1 if there is no such file. */
enum save_step save_read_old(struct save_job *j);

/* Step 7. */
enum save_step save_make_new(struct save_job *j, save_change *change, void *ctx);

/* Step 8. */
enum save_step save_write_new(struct save_job *j);

/* Steps 9 and 10. */
enum save_step save_publish(struct save_job *j);

/* Step 11. Its second half, for a file whose directory is flushed. */
void save_finish(struct save_job *j);
void save_look_late(struct save_job *j);

/*
 * Returns DONE if the file `name` has these bytes; then *fd is closed and opened on it. Else
 * AGAIN.
 */
enum save_step save_holds(struct save_job *j, const char *name, const struct buf *bytes,
                          int *fd);

/* Returns true if save_holds gives DONE; sets no error. */
bool save_holds_quietly(struct save_job *j, const char *name, const struct buf *bytes, int *fd);

/* Fails if SAVE_TMP must be kept, so that no other file can be saved or removed by it. */
enum save_step save_need_tmp(const struct save_job *j);

/* Removes SAVE_TMP, unless it must be kept. If that fails, the next save_begin removes it. */
void save_drop_tmp(struct save_job *j);

/* save_rescue.c */

/*
 * Records in the lock file, while SAVE_TMP may hold what another program wrote, which file it
 * belongs to. save_disarm clears that: before SAVE_TMP is made and after it is removed.
 */
void save_arm(struct save *s, const char *path, struct span old, struct span new);
void save_disarm(struct save *s);

/* Step 3: removes SAVE_TMP, or puts it aside. */
int save_clear_tmp(struct save *s, struct err *e);

/*
 * Clears away `path`, an old version that a killed command left: removes it if the hash of its
 * bytes is one of the two; else puts it aside as rescued-NAME and, if `report`, adds that to
 * `found`. Returns 1 if it was put aside, 0, or -1.
 */
int save_clear_old(struct save *s, const char *path, const uint64_t ours[2], struct span name,
                   bool report, struct err *e);

/*
 * Put aside SAVE_TMP, or what job's `aside` names, which another program wrote; keep_tmp or
 * keep_aside is set if that fails.
 */
void save_rescue_tmp(struct save_job *j);
void save_rescue_aside(struct save_job *j);

/* save_group.c */

/*
 * Clears away the files that a killed command left: removes what it wrote aside, and what a
 * new version replaced unless another program wrote to it since. Returns 0, or -1 if such a
 * file could not be put aside; it stays.
 */
int save_clear_aside(struct save *s, struct err *e);

/* Notes the directory of path for save_flush_folders. */
void save_hold_folder(struct save *s, const char *path);

/* Drops the files that wait, and frees the group. */
void save_group_end(struct save *s);

/* save_undo.c */

/*
 * Keeps what `undo` needs, before the change, at byte `at` of the record. If that fails the
 * file is changed all the same, and undo refuses.
 */
void save_keep_for_undo(struct save *s, size_t at, const char *path, struct span old,
                        struct span new);

/* Takes back the entry at byte `at`, the last one, of a change that did not happen. */
void save_unkeep(struct save *s, size_t at);

/* Records a move as a new file and a removal: both entries have the bytes of the file. */
void save_keep_move(struct save *s, const char *from, const char *to, struct err *e);

#endif
