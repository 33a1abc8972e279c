#ifndef OS_OS_H
#define OS_OS_H
/*
 * The one door to the system. Everything that opens, reads, replaces, locks, lists, waits,
 * asks the clock or starts a program goes through here, so that a test can stand behind the
 * door. Paths are relative to a directory descriptor. Functions that return int give 0 or
 * more on success and -1 with *e set (status, what was tried, on which path, why).
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

/* What tells one version of a file from another. */
struct os_stamp {
    uint64_t dev, inode, size;
    int64_t mtime_sec, mtime_nsec;
    uint32_t mode, uid, gid; /* mode: permission bits; these three tell no versions apart */
};

/* The same file, as long and as old. */
bool os_stamp_eq(const struct os_stamp *a, const struct os_stamp *b);

enum { OS_FILE_MAX = 64 << 20, OS_LINE_MAX = 1 << 20 };

/* A descriptor for the directory; dirfd may be OS_CWD. The caller closes it with os_close. */
#define OS_CWD (-100)
int os_open_dir(int dirfd, const char *path, struct err *e);
void os_close(int fd);

/*
 * As os_open_dir, but for what lies in a journal: refuses a symbolic link, also on the way to
 * the directory, with STATUS_FILE. So does every function below that takes a directory
 * descriptor and a path: it opens the directories of the path one at a time and follows none.
 */
int os_open_subdir(int dirfd, const char *path, struct err *e);

/* Makes a directory if it is not there; 1 when it made it, 0 when it was there. */
int os_make_dir(int dirfd, const char *path, unsigned mode, struct err *e);

/* 1 when there is something of that name, 0 when not (a dangling symlink is something). */
int os_exists(int dirfd, const char *path, struct err *e);

/*
 * Reads a whole regular file into *b (cleared first). 1 = read, 0 = there is none, -1 = error.
 * Never follows a symlink, never waits on a FIFO or device: such a thing, a file over
 * OS_FILE_MAX, or one with a line over OS_LINE_MAX is refused with STATUS_FILE. *stamp may be
 * NULL.
 */
int os_read(int dirfd, const char *path, struct buf *b, struct os_stamp *stamp, struct err *e);

/*
 * As os_read, for the scan, in three calls: `path` is known to be a regular file (os_list), so
 * nothing is asked about it, and a read that stops within a page of it is taken for the last.
 */
int os_read_listed(int dirfd, const char *path, struct buf *b, struct err *e);

/*
 * A file of the user's choice, outside the journal; "-" is standard input. Links are followed,
 * a pipe is read to its end, its lines may be of any length, and it may have OS_INPUT_MAX
 * bytes.
 */
enum { OS_INPUT_MAX = 1 << 30 };
int os_read_input(const char *path, struct buf *b, struct err *e);

/* Reads a descriptor (standard input, a pipe) to its end, at most OS_FILE_MAX bytes. */
int os_read_fd(int fd, const char *name, struct buf *b, struct err *e);

/* One line from a terminal, without its newline; bytes past n are dropped. -1 at the end of
 * input. */
int os_read_line(int fd, char *p, size_t n);

/* Writes all of s or fails; EPIPE gives -1 with e->status set and e->text empty. */
int os_write_fd(int fd, const char *name, struct span s, struct err *e);

/*
 * What lies in a directory, in no order, hidden names left out; NUL follows a name, which lasts
 * as long as the call. A symlink is one of OS_OTHERS, whatever it points to, and `path` itself
 * may not be one.
 */
enum os_kind { OS_FILES, OS_FOLDERS, OS_OTHERS };
typedef void os_name_fn(void *ctx, enum os_kind kind, struct span name);
int os_each_name(int dirfd, const char *path, os_name_fn *each, void *ctx, struct err *e);

/* Names of that kind that end in `suffix` ("" for all), sorted by bytes. */
struct os_names {
    struct span *v; /* NUL follows each */
    size_t n;
};
int os_list(int dirfd, const char *path, enum os_kind kind, const char *suffix, struct arena *a,
            struct os_names *names, struct err *e);

/* Today in local time; the hour before which it is still yesterday is the caller's business. */
void os_clock(date_t *today, daytime_t *now);
void os_sleep_ms(unsigned ms);

/* Milliseconds by a clock that never goes back; only differences mean something. */
int64_t os_now_ms(void);

/* How long ago that file was last written, in milliseconds; negative when in the future. */
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

/* As os_run, but its standard output comes back in *b, at most OS_FILE_MAX bytes. */
int os_capture(int dirfd, const char *const *argv, struct buf *b, struct err *e);

/*
 * The same two, with more in the environment: "NAME=value" each, and NULL at the end. A
 * variable that is set already gets the new value.
 */
int os_run_env(int dirfd, const char *const *argv, const char *const *env, struct err *e);
int os_capture_env(int dirfd, const char *const *argv, const char *const *env, struct buf *b,
                   struct err *e);

/*
 * What the write protocol (store/save.h) is made of. Each does one thing, and the caller
 * puts them in order.
 */

/* Opens for reading as os_read does: 1 = open, 0 = there is none, -1 = error or refused. */
int os_open_read(int dirfd, const char *path, int *fd, struct os_stamp *stamp, struct err *e);

/* Reads an open regular file from its first byte; *stamp (may be NULL) is from before. */
int os_read_open(int fd, const char *name, struct buf *b, struct os_stamp *stamp,
                 struct err *e);

/* What is there under that name now, never following a symlink: 1, or 0 = nothing. */
int os_stat(int dirfd, const char *path, struct os_stamp *stamp, struct err *e);

/* A new file, open for writing, with that mode whatever the umask; it must not exist. */
int os_create(int dirfd, const char *path, unsigned mode, struct err *e);

/* Gives it that owner and group if the system allows; if not, it stays ours. */
void os_try_chown(int fd, const struct os_stamp *like);

/* Flushes to the disk. A directory that cannot be flushed (some file systems) is no error. */
int os_sync(int fd, const char *name, struct err *e);
int os_sync_dir(int fd, const char *name, struct err *e);

/* Closes what was written; an error that comes as late as this is still an error. */
int os_close_written(int fd, const char *name, struct err *e);

/* `from` becomes `to`, which is overwritten if there is one. Both lie below dirfd. */
int os_rename(int dirfd, const char *from, const char *to, struct err *e);

/* The two names change places in one step: 1 = done, 0 = this system cannot. */
int os_exchange(int dirfd, const char *from, const char *to, struct err *e);

/*
 * `from` becomes `to` and overwrites nothing: 1 = done, 0 = there is a `to` already. In one
 * step where the system can; elsewhere by a second name, then removing the first.
 */
int os_rename_new(int dirfd, const char *from, const char *to, struct err *e);

/* 1 = removed, 0 = there was none. */
int os_remove(int dirfd, const char *path, struct err *e);

/* The same for a directory: also 0 when something lies in it. */
int os_remove_dir(int dirfd, const char *path, struct err *e);

/*
 * Opens (and makes) a lock file and locks it for this process, waiting at most wait_ms, then
 * STATUS_LOCKED with the holder's process number. Returns the descriptor; closing it, or any
 * other of the same file, unlocks. What the file holds is the holder's business.
 */
int os_lock(int dirfd, const char *path, unsigned wait_ms, struct err *e);

/* Reads and overwrites the start of a file the caller holds open; how many bytes, or -1. */
int os_get(int fd, char *p, size_t n);
int os_put(int fd, const char *p, size_t n);

/*
 * The program's own state, which must not be what a stranger sent: os_open_own_dir and
 * os_read_own are os_open_subdir and os_read, but refuse with STATUS_FILE what belongs to
 * another user, may be written by others, or has a second name.
 */
int os_open_own_dir(int dirfd, const char *path, struct err *e);
int os_read_own(int dirfd, const char *path, struct buf *b, struct os_stamp *stamp,
                struct err *e);

/*
 * Makes a private file (0600), open for writing, in place of any that has the name.
 * os_put_tail replaces its bytes from `at` on by `s`.
 */
int os_open_own(int dirfd, const char *path, struct err *e);

/* Returns the inode of an open file, which no archive and no clone carries; 0: unknown. */
uint64_t os_inode(int fd);
int os_put_tail(int fd, size_t at, struct span s);

/*
 * Starts `sh -c command` with a pipe as its standard input and returns the end to write to,
 * which the caller closes before os_wait. From then on the keys that interrupt are meant for
 * that program, and writing when it has gone away is EPIPE, not a signal.
 */
int os_pipe_to(const char *command, pid_t *pid, struct err *e);

/* Waits for it to end: as os_run. */
int os_wait(pid_t pid, const char *name, struct err *e);

#endif
