#ifndef OS_INSIDE_H
#define OS_INSIDE_H
/*
 * Shared by the files of this folder, which include it first; no other file includes it. All is
 * POSIX.1-2008 but what a system has of its own, which stands in #ifdef here and in the files:
 * O_NOATIME, renameat2 and renameatx_np, F_FULLFSYNC, the number of processors, the names of a
 * file's times. A system shows these only to a program that asks for them.
 */
#if defined(__linux__)
#define _GNU_SOURCE
#elif defined(__APPLE__)
#define _DARWIN_C_SOURCE
#elif defined(__FreeBSD__) || defined(__DragonFly__)
#define __BSD_VISIBLE 1
#elif defined(__OpenBSD__)
#define _BSD_SOURCE
#elif defined(__NetBSD__)
#define _NETBSD_SOURCE
#endif
#include "os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Repeats a call that a signal interrupted. */
#define RETRY(result, call)                                                                    \
    do                                                                                         \
        (result) = (call);                                                                     \
    while ((result) < 0 && errno == EINTR)

/*
 * Both give -1 with *e set: "cannot TRIED PATH: " and errno's words; "PATH: WHY", STATUS_FILE.
 */
int os_fail(struct err *e, const char *tried, const char *path);
int os_refuse(struct err *e, const char *path, const char *why);

/* Returns AT_FDCWD for OS_CWD, and any other descriptor as it is. */
int os_at(int dirfd);

/* The directory that holds the last component of a path, open, and that component. */
struct os_place {
    int fd;
    const char *name; /* points into the path */
    bool opened;      /* by os_enter */
};

/*
 * Opens the directories of `path` one at a time and follows no symbolic link. An operation on
 * `name` in `fd` cannot then leave dirfd, even if directories are renamed while it runs. A path
 * that is absolute or relative to OS_CWD is the user's own: its links are followed. Returns 0,
 * or -1 with errno set: ELOOP for a link, ENOTDIR if a part is not a directory.
 */
int os_enter(struct os_place *at, int dirfd, const char *path);

/* Closes what os_enter opened, and keeps errno. */
void os_leave(struct os_place *at);

/* As os_fail, but refuses with STATUS_FILE a link, and what os_enter found no directory. */
int os_fail_at(struct err *e, int dirfd, const char *tried, const char *path);

/*
 * Fails with STATUS_FILE unless the file is regular, the user's own, has one name, and others
 * may not write to it.
 */
int os_check_own(const struct stat *st, const char *path, struct err *e);

/*
 * Sets what happens on the signals of a failed write, SIGPIPE and SIGXFSZ: SIG_IGN, so that
 * write returns EPIPE or EFBIG instead, or SIG_DFL, as other programs expect.
 */
void os_handle_write_signals(void (*handler)(int));

/* openat, fstatat (no symlink followed), fstat, write of all: -1 with errno set. */
int os_open_at(int dirfd, const char *path, int flags, unsigned mode);
int os_stat_at(int dirfd, const char *path, struct stat *st);
int os_stat_fd(int fd, struct stat *st);
int os_write_all(int fd, const char *p, size_t n);

struct os_stamp os_stamp_of(const struct stat *st);

/* 0, or -1 with STATUS_FILE: not a regular file, or larger than OS_FILE_MAX. */
int os_check_regular(const struct stat *st, const char *path, struct err *e);

#endif
