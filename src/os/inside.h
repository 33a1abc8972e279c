#ifndef OS_INSIDE_H
#define OS_INSIDE_H
/*
 * What the files behind the door share; nobody else includes it. POSIX.1-2008, and two things
 * of Linux where they exist: O_NOATIME (a scan need not write access times) and renameat2 (two
 * names change places in one step). The rest compiles wherever POSIX does.
 */
#include "os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Calls again what a signal broke off before it did anything. */
#define RETRY(result, call)                                                                    \
    do                                                                                         \
        (result) = (call);                                                                     \
    while ((result) < 0 && errno == EINTR)

/*
 * Both give -1 with *e set: "cannot TRIED PATH: " and errno's words; "PATH: WHY", STATUS_FILE.
 */
int os_fail(struct err *e, const char *tried, const char *path);
int os_refuse(struct err *e, const char *path, const char *why);

/* The system's word for OS_CWD. */
int os_at(int dirfd);

/* openat, fstatat (no symlink followed), fstat, write of all: -1 with errno set. */
int os_open_at(int dirfd, const char *path, int flags, unsigned mode);
int os_stat_at(int dirfd, const char *path, struct stat *st);
int os_stat_fd(int fd, struct stat *st);
int os_write_all(int fd, const char *p, size_t n);

struct os_stamp os_stamp_of(const struct stat *st);

/* 0, or -1 with STATUS_FILE: not a regular file, or larger than OS_FILE_MAX. */
int os_check_regular(const struct stat *st, const char *path, struct err *e);

#endif
