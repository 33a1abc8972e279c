/*
 * Declarations that src/os/ needs of the C library and the system's headers, as in macOS,
 * FreeBSD, OpenBSD and NetBSD: tests/machines/systems compiles src/os/ with this file in place
 * of every header of the system, so that the lines for a system that is not here cannot decay.
 * A name that a system hides from a program for POSIX alone is hidden here too. Values are of
 * no meaning. Sources: the systems' own <sys/cdefs.h>, <unistd.h>, <fcntl.h>, <sys/stat.h>,
 * <stdio.h>.
 */
#ifndef SYSTEM_H
#define SYSTEM_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if !defined(_POSIX_C_SOURCE)
#error "the program asks for POSIX"
#endif
#if defined(__APPLE__) && defined(_DARWIN_C_SOURCE)
#define SHOWN 1
#elif defined(__FreeBSD__) && defined(__BSD_VISIBLE)
#define SHOWN 1
#elif defined(__OpenBSD__) && defined(_BSD_SOURCE)
#define SHOWN 1
#elif defined(__NetBSD__) && defined(_NETBSD_SOURCE)
#define SHOWN 1
#else
#define SHOWN 0
#endif

typedef __SIZE_TYPE__ size_t; /* gcc's stddef.h leaves it to NetBSD's headers */
typedef long ssize_t, off_t, clockid_t;
typedef long long time_t;
typedef int pid_t;
typedef unsigned uid_t, gid_t, dev_t;
typedef unsigned short mode_t;
typedef uint64_t ino_t;

/* iconv.h */
typedef struct iconv_state *iconv_t;
iconv_t iconv_open(const char *to, const char *from);
size_t iconv(iconv_t cd, char **in, size_t *in_left, char **out, size_t *out_left);
int iconv_close(iconv_t cd);

/* errno.h */
int *errno_place(void);
#define errno (*errno_place())
enum { EPERM = 1, ENOENT, EINTR, ENXIO, EACCES, EEXIST, ENOTDIR, EISDIR, EINVAL, EMLINK,
       E2BIG };
enum { EPIPE = 32, EAGAIN, ENOTSUP, EOPNOTSUPP, ELOOP, ENAMETOOLONG, ENOTEMPTY, ENOSYS };
#if SHOWN && !defined(__OpenBSD__)
#define EFTYPE 79
#endif

/* fcntl.h, sys/stat.h */
enum { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT = 4, O_EXCL = 8, O_NONBLOCK = 16, O_NOCTTY = 32 };
enum { O_NOFOLLOW = 64, O_DIRECTORY = 128, O_CLOEXEC = 256, AT_FDCWD = -2 };
enum { AT_SYMLINK_NOFOLLOW = 1, AT_REMOVEDIR = 2, FD_CLOEXEC = 1 };
enum { F_GETFD, F_SETFD, F_SETLK, F_GETLK, F_WRLCK, F_UNLCK };
#if defined(__APPLE__) && SHOWN
#define F_FULLFSYNC 51
#endif
struct flock {
    off_t l_start, l_len;
    pid_t l_pid;
    short l_type, l_whence;
};
struct timespec {
    time_t tv_sec;
    long tv_nsec;
};
struct stat {
    dev_t st_dev;
    ino_t st_ino;
    mode_t st_mode;
    unsigned short st_nlink;
    uid_t st_uid;
    gid_t st_gid;
    off_t st_size;
#if !defined(__APPLE__)
    struct timespec st_mtim;
#elif SHOWN
    struct timespec st_mtimespec;
#else
    time_t st_mtime;
#endif
};
#define S_ISREG(m) (((m)&0xf000) == 0x8000)
#define S_ISDIR(m) (((m)&0xf000) == 0x4000)
#define S_ISFIFO(m) (((m)&0xf000) == 0x1000)
#define S_ISLNK(m) (((m)&0xf000) == 0xa000)
int open(const char *, int, ...);
int openat(int, const char *, int, ...);
int fcntl(int, int, ...);
int fstat(int, struct stat *);
int fstatat(int, const char *, struct stat *, int);
int fchmod(int, mode_t);
int mkdirat(int, const char *, mode_t);

/* unistd.h, sys/wait.h, sys/ioctl.h */
enum { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, SEEK_SET = 0 };
ssize_t read(int, void *, size_t);
ssize_t write(int, const void *, size_t);
ssize_t pread(int, void *, size_t, off_t);
ssize_t pwrite(int, const void *, size_t, off_t);
off_t lseek(int, off_t, int);
int ftruncate(int, off_t);
int fsync(int);
int close(int);
int dup2(int, int);
int pipe(int *);
int fchown(int, uid_t, gid_t);
int fchdir(int);
int linkat(int, const char *, int, const char *, int);
int unlinkat(int, const char *, int);
int isatty(int);
pid_t fork(void);
pid_t getpid(void);
uid_t geteuid(void);
int execvp(const char *, char *const *);
_Noreturn void _exit(int);
long sysconf(int);
#if SHOWN
#define _SC_NPROCESSORS_ONLN 58
#endif
pid_t waitpid(pid_t, int *, int);
#define WIFSIGNALED(s) ((s)&127)
#define WTERMSIG(s) ((s)&127)
#define WEXITSTATUS(s) ((s) >> 8)
#define TIOCGWINSZ 1
struct winsize {
    unsigned short ws_row, ws_col;
};
int ioctl(int, unsigned long, ...);

/* dirent.h */
typedef struct directory DIR;
struct dirent {
    ino_t d_ino;
    uint8_t d_type; /* every BSD declares the field, and hides only its values */
    char d_name[256];
};
#if SHOWN
#define DT_UNKNOWN 0
#define DT_DIR 4
#define DT_REG 8
#endif
DIR *fdopendir(int);
struct dirent *readdir(DIR *);
int closedir(DIR *);

/* signal.h, time.h */
typedef unsigned sigset_t;
struct sigaction {
    void (*sa_handler)(int);
    sigset_t sa_mask;
    int sa_flags;
};
#define SIG_DFL ((void (*)(int))0)
#define SIG_IGN ((void (*)(int))1)
enum { SIGINT = 2, SIGQUIT, SIGPIPE = 13 };
#define SIGXFSZ 25
int sigaction(int, const struct sigaction *, struct sigaction *);
enum { CLOCK_REALTIME, CLOCK_MONOTONIC };
struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
};
time_t time(time_t *);
struct tm *localtime_r(const time_t *, struct tm *);
int clock_gettime(clockid_t, struct timespec *);
int nanosleep(const struct timespec *, struct timespec *);

/* stdio.h, stdlib.h, string.h */
int renameat(int, const char *, int, const char *);
#if defined(__APPLE__) && SHOWN
#define RENAME_SWAP 2
#define RENAME_EXCL 4
int renameatx_np(int, const char *, int, const char *, unsigned);
#endif
char *getenv(const char *);
void *malloc(size_t);
void free(void *);
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
void *memchr(const void *, int, size_t);
int memcmp(const void *, const void *, size_t);
size_t strlen(const char *);
size_t strcspn(const char *, const char *);
int strcmp(const char *, const char *);
int strncmp(const char *, const char *, size_t);
char *strchr(const char *, int);
char *strerror(int);

#endif
