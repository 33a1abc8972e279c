#ifndef OS_OS_H
#define OS_OS_H
/*
 * All system calls: opening, reading, replacing, locking, listing, waiting, the clock and
 * starting programs. Paths are relative to a directory descriptor. Functions that return int
 * return 0 or more on success and -1 with *e set (status, action, path and reason).
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"

#include <stdint.h>
#include <sys/types.h>

/*
 * Called once, before all else. From then on a reader that goes away (EPIPE) and a file over
 * the limit of its size (EFBIG) are errors of write, and do not kill by a signal.
 */
void os_start(void);

/* Identifies a version of a file. */
struct os_stamp {
    uint64_t dev, inode, size;
    int64_t mtime_sec, mtime_nsec;
    uint32_t mode, uid, gid; /* mode: permission bits; os_stamp_eq ignores these three */
};

/* Returns true if it is the same file with the same size and time. */
bool os_stamp_eq(const struct os_stamp *a, const struct os_stamp *b);

enum { OS_FILE_MAX = 64 << 20, OS_LINE_MAX = 1 << 20 };

/* Returns a descriptor of the directory; dirfd may be OS_CWD. The caller closes it with
 * os_close. */
#define OS_CWD (-100)
int os_open_dir(int dirfd, const char *path, struct err *e);
void os_close(int fd);

/*
 * Opens a directory as os_open_dir does, for directories in a journal: refuses symbolic links
 * in any part of the path with STATUS_FILE. So does every function below that takes a directory
 * descriptor and a path: it opens the directories of the path one at a time.
 */
int os_open_subdir(int dirfd, const char *path, struct err *e);

/*
 * Keeps `fd`, an open directory that is `dir` below dirfd, and closes it at os_let_go or when the
 * slot is used again. Until then this thread looks up a path below `dir` from it: in that
 * directory, also if it was renamed or replaced since. os_let_go ends both slots.
 */
enum { OS_HELD = 2 };
void os_hold(size_t slot, int dirfd, struct span dir, int fd);
bool os_holds(int dirfd, struct span dir);
void os_let_go(void);

/* Makes a directory. Returns 1 if it was made, 0 if it exists. */
int os_make_dir(int dirfd, const char *path, unsigned mode, struct err *e);

/*
 * Makes an open directory private, 0700, if it is the user's own, empty, and every user may
 * enter it. One that has a set-group-id or sticky bit, or only a group's access, was set up so.
 */
void os_close_empty(int fd);

/* Returns 1 if the name exists (a dangling symlink does), 0 if not, or -1 if that is unknown. */
int os_exists(int dirfd, const char *path, struct err *e);

/*
 * Returns true if a program that reads the file may wait for it or not come to its end: a pipe, a
 * device but /dev/null, or a file over OS_FILE_MAX. Follows symbolic links.
 */
bool os_is_endless(int dirfd, const char *path);

/*
 * Reads a whole regular file into *b (cleared first). Returns 1, 0 if there is no such file, or
 * -1. Refuses with STATUS_FILE a symlink, a FIFO, a device, a file over OS_FILE_MAX, and a line
 * over OS_LINE_MAX; it never waits on a FIFO or device. `stamp` may be NULL.
 */
int os_read(int dirfd, const char *path, struct buf *b, struct os_stamp *stamp, struct err *e);

/*
 * Reads a file as os_read does, for the scan, in three system calls: the caller knows from
 * os_list that `path` is a regular file, and a read that ends within a page is the last.
 */
int os_read_listed(int dirfd, const char *path, struct buf *b, struct err *e);

/*
 * Reads a file of the user's choice, outside the journal; "-" is standard input. Follows links,
 * reads a pipe to its end, and accepts lines of any length, up to OS_INPUT_MAX bytes in all.
 */
enum { OS_INPUT_MAX = 1 << 30 };
int os_read_input(const char *path, struct buf *b, struct err *e);

/* Reads a descriptor (standard input, a pipe) to its end, at most OS_FILE_MAX bytes. */
int os_read_fd(int fd, const char *name, struct buf *b, struct err *e);

/* Reads a line from a terminal, without its newline; drops bytes past n. Returns -1 at the end
 * of input. */
int os_read_line(int fd, char *p, size_t n);

/* Writes all of s or fails. EPIPE sets e->status and leaves e->text empty. */
int os_write_fd(int fd, const char *name, struct span s, struct err *e);

/*
 * Calls `each` for the names in a directory, in no order, without hidden names. A NUL follows
 * a name, which is valid during the call. Every symlink is one of OS_OTHERS; `path` itself may
 * not be a symlink.
 */
enum os_kind { OS_FILES, OS_FOLDERS, OS_OTHERS, OS_HIDDEN };
typedef void os_name_fn(void *ctx, enum os_kind kind, struct span name);
int os_each_name(int dirfd, const char *path, os_name_fn *each, void *ctx, struct err *e);

/*
 * Lists the names of a kind that end in `suffix` ("" for all), sorted by bytes. OS_HIDDEN is for
 * files whose names begin with a dot, which are of no other kind.
 */
struct os_names {
    struct span *v; /* NUL follows each */
    size_t n;
};
int os_list(int dirfd, const char *path, enum os_kind kind, const char *suffix, struct arena *a,
            struct os_names *names, struct err *e);

/* Returns the local date and time. The end of the business day is the caller's concern. */
void os_clock(date_t *today, daytime_t *now);

/*
 * Appends the text, which is in that encoding, in UTF-8. Returns 1; 0 with *at set if a byte is
 * not of it, and appends nothing; -1 if the C library does not know the encoding.
 */
int os_convert(struct buf *b, struct span text, const char *encoding, size_t *at);

/* Turns a day and time of UTC into those of the machine's time zone. */
void os_local(date_t *date, daytime_t *time);

void os_sleep_ms(unsigned ms);

/* Returns milliseconds of a monotonic clock; only differences are meaningful. */
int64_t os_now_ms(void);

/* Returns the milliseconds since the file was written; negative if that is in the future. */
int64_t os_age_ms(const struct os_stamp *stamp);

const char *os_getenv(const char *name); /* NULL when unset or empty */
bool os_is_tty(int fd);
int os_tty_columns(int fd); /* 0 when unknown */
size_t os_processors(void);

/*
 * Runs a program with the terminal's own descriptors and waits. Returns its exit status, 128 +
 * signal, or -1. argv[0] is looked up in PATH. `dirfd` is its working directory, or OS_CWD.
 */
int os_run(int dirfd, const char *const *argv, struct err *e);

/*
 * The same with changes to the environment, and NULL at their end: "NAME=value" sets a variable,
 * "NAME" removes it. env may be NULL.
 */
int os_run_env(int dirfd, const char *const *argv, const char *const *env, struct err *e);

/* The same, but returns the program's standard output in *b, at most OS_FILE_MAX bytes. */
int os_capture_env(int dirfd, const char *const *argv, const char *const *env, struct buf *b,
                   struct err *e);

/*
 * The steps of the write protocol (store/save.h). Each does one thing; the caller orders them.
 */

/* Opens for reading as os_read does. Returns 1, 0 if there is no such file, or -1. */
int os_open_read(int dirfd, const char *path, int *fd, struct os_stamp *stamp, struct err *e);

/* Reads an open regular file from its first byte. *stamp (may be NULL) is of before the read.
 */
int os_read_open(int fd, const char *name, struct buf *b, struct os_stamp *stamp,
                 struct err *e);

/* Stats the name without following a symlink. Returns 1, or 0 if it does not exist. */
int os_stat(int dirfd, const char *path, struct os_stamp *stamp, struct err *e);

/* Creates a file, open for writing, with exactly that mode. Fails if it exists. */
int os_create(int dirfd, const char *path, unsigned mode, struct err *e);

/* Sets the owner and group if the system allows it. */
void os_try_chown(int fd, const struct os_stamp *like);

/* Flushes to the disk. It is not an error if a file system cannot flush directories. */
int os_sync(int fd, const char *name, struct err *e);
int os_sync_dir(int fd, const char *name, struct err *e);

/*
 * Flushes several files of one directory, all at once where that is as safe: with syncfs on
 * Linux, for file systems of which one flush writes all. Returns 0, or -1 if one may not be on
 * the disk.
 */
int os_sync_files(const int *fds, size_t n, const char *name, struct err *e);

/* Closes a file that was written, and reports an error that only close returns. */
int os_close_written(int fd, const char *name, struct err *e);

/* Renames `from` to `to`, replacing it. Both are below dirfd. */
int os_rename(int dirfd, const char *from, const char *to, struct err *e);

/* Does the same to remove `from`, which is what its error names. */
int os_take_away(int dirfd, const char *from, const char *to, struct err *e);

/* Exchanges the two names in one step. Returns 1, or 0 if this system cannot. */
int os_exchange(int dirfd, const char *from, const char *to, struct err *e);

/*
 * Renames `from` to `to` without replacing anything. Returns 1, or 0 if `to` exists. In one
 * step where the system can; elsewhere it links the new name, then removes the old one.
 */
int os_rename_new(int dirfd, const char *from, const char *to, struct err *e);

/* Removes a file. Returns 1, or 0 if there was none. */
int os_remove(int dirfd, const char *path, struct err *e);

/* Removes a directory. Returns 1, or 0 if there was none or it is not empty. */
int os_remove_dir(int dirfd, const char *path, struct err *e);

/*
 * Opens or creates a lock file and locks it for this process. Waits at most wait_ms, then fails
 * with STATUS_LOCKED and the holder's process number. Returns the descriptor; closing it, or
 * any other descriptor of the same file, unlocks. The holder may write to the file.
 */
int os_lock(int dirfd, const char *path, unsigned wait_ms, struct err *e);

/* Reads or overwrites the start of an open file. Returns the number of bytes, or -1. */
int os_get(int fd, char *p, size_t n);
int os_put(int fd, const char *p, size_t n);

/*
 * Do as os_open_subdir and os_read do, for the program's own state, which another user may have
 * planted: refuse with STATUS_FILE a file that belongs to another user, that others may write,
 * or that has a second name.
 */
int os_open_own_dir(int dirfd, const char *path, struct err *e);

/* Returns whether it is a directory that belongs to another user. */
bool os_is_anothers(int dirfd, const char *path);

int os_read_own(int dirfd, const char *path, struct buf *b, struct os_stamp *stamp,
                struct err *e);

/*
 * Creates a private file (0600), open for writing, replacing any of the name. os_put_tail
 * replaces its bytes from `at` on by `s`.
 */
int os_open_own(int dirfd, const char *path, struct err *e);

/* Returns the inode of an open file, which a copy or a clone does not keep; 0 if unknown. */
uint64_t os_inode(int fd);
int os_put_tail(int fd, size_t at, struct span s);

/*
 * Starts `sh -c command` with a pipe as its standard input. Returns the end to write to, which
 * the caller closes before os_wait. While it runs, only that program gets the interrupt keys,
 * and writing after it has ended is EPIPE, not a signal.
 */
int os_pipe_to(const char *command, pid_t *pid, struct err *e);

/* Waits for the program to end. Returns as os_run. */
int os_wait(pid_t pid, const char *name, struct err *e);

#endif
