/*
 * POSIX.1-2008, and two things of Linux where they exist: O_NOATIME (a scan need not write
 * access times) and renameat2 (two names change places in one step). The rest compiles
 * wherever POSIX does.
 */
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "os/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#ifndef O_NOATIME
#define O_NOATIME 0
#endif

/* Calls again what a signal broke off before it did anything. */
#define RETRY(result, call)                                                                    \
    do                                                                                         \
        (result) = (call);                                                                     \
    while ((result) < 0 && errno == EINTR)

static int fail(struct err *e, const char *tried, const char *path)
{
    return err_set(e, STATUS_SYSTEM, "cannot %s %s: %s", tried, path, strerror(errno));
}

static int refuse(struct err *e, const char *path, const char *why)
{
    return err_set(e, STATUS_FILE, "%s: %s", path, why);
}

static int at(int dirfd)
{
    return dirfd == OS_CWD ? AT_FDCWD : dirfd;
}

/* Opening, closing, looking */

static int open_at(int dirfd, const char *path, int flags, unsigned mode)
{
    int fd;
    RETRY(fd, openat(at(dirfd), path, flags | O_CLOEXEC, (mode_t)mode));
    return fd;
}

int os_open_dir(int dirfd, const char *path, struct err *e)
{
    int fd = open_at(dirfd, path, O_RDONLY | O_DIRECTORY, 0);
    return fd < 0 ? fail(e, "open", path) : fd;
}

int os_open_subdir(int dirfd, const char *path, struct err *e)
{
    int fd = open_at(dirfd, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
    if (fd < 0 && (errno == ENOTDIR || errno == ELOOP))
        return refuse(e, path, "is not a directory (a symbolic link is not followed)");
    return fd < 0 ? fail(e, "open", path) : fd;
}

void os_close(int fd)
{
    if (fd >= 0)
        close(fd);
}

int os_make_dir(int dirfd, const char *path, unsigned mode, struct err *e)
{
    int r;
    RETRY(r, mkdirat(at(dirfd), path, (mode_t)mode));
    if (r == 0)
        return 1;
    return errno == EEXIST ? 0 : fail(e, "make directory", path);
}

static int stat_at(int dirfd, const char *path, struct stat *st)
{
    int r;
    RETRY(r, fstatat(at(dirfd), path, st, AT_SYMLINK_NOFOLLOW));
    return r;
}

static int stat_fd(int fd, struct stat *st)
{
    int r;
    RETRY(r, fstat(fd, st));
    return r;
}

int os_exists(int dirfd, const char *path, struct err *e)
{
    struct stat st;
    if (stat_at(dirfd, path, &st) == 0)
        return 1;
    return errno == ENOENT || errno == ENOTDIR ? 0 : fail(e, "look at", path);
}

static struct os_stamp stamp_of(const struct stat *st)
{
    return (struct os_stamp){
        .dev = (uint64_t)st->st_dev,
        .inode = (uint64_t)st->st_ino,
        .size = (uint64_t)st->st_size,
        .mtime_sec = (int64_t)st->st_mtim.tv_sec,
        .mtime_nsec = (int64_t)st->st_mtim.tv_nsec,
        .mode = (uint32_t)(st->st_mode & 07777),
        .uid = (uint32_t)st->st_uid,
        .gid = (uint32_t)st->st_gid,
    };
}

/*
 * A closed standard descriptor would be given to the next file opened, and messages would land
 * in it. Each gets one that cannot be used as it would be: reading or writing stays an error.
 */
static void fill_standard(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            _exit(STATUS_SYSTEM);
}

void os_start(void)
{
    fill_standard();
    sigaction(SIGPIPE, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
}

bool os_stamp_eq(const struct os_stamp *a, const struct os_stamp *b)
{
    return a->dev == b->dev && a->inode == b->inode && a->size == b->size &&
           a->mtime_sec == b->mtime_sec && a->mtime_nsec == b->mtime_nsec;
}

int os_stat(int dirfd, const char *path, struct os_stamp *stamp, struct err *e)
{
    struct stat st;
    if (stat_at(dirfd, path, &st) < 0)
        return errno == ENOENT ? 0 : fail(e, "look at", path);
    *stamp = stamp_of(&st);
    return 1;
}

/* Reading */

static int check_regular(const struct stat *st, const char *path, struct err *e)
{
    if (S_ISREG(st->st_mode))
        return st->st_size > OS_FILE_MAX ? refuse(e, path, "is larger than 64 MiB") : 0;
    return refuse(e, path,
                  S_ISDIR(st->st_mode)    ? "is a directory"
                  : S_ISFIFO(st->st_mode) ? "is a named pipe"
                                          : "is not a regular file");
}

static int open_last(int dirfd, const char *path)
{
    const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    int fd = open_at(dirfd, path, flags | O_NOATIME, 0);
    if (fd < 0 && errno == EPERM)
        fd = open_at(dirfd, path, flags, 0);
    return fd;
}

/* A directory on the way, not followed either. Not being one, it is refused like a link. */
static int open_on_the_way(int dirfd, const char *path, size_t n)
{
    char name[256];
    if (n >= sizeof name) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, path, n);
    name[n] = '\0';
    int fd = open_at(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
    if (fd < 0 && errno == ENOTDIR)
        errno = ELOOP;
    return fd;
}

/*
 * Not followed, not waited for; the access time stays where the owner may say so. Below an open
 * directory no link on the way is followed either: a clone must not lead out of the journal.
 */
static int open_quietly(int dirfd, const char *path)
{
    int at = dirfd;
    const char *slash;
    while (dirfd != OS_CWD && at >= 0 && *path != '/' && (slash = strchr(path, '/'))) {
        int next = open_on_the_way(at, path, (size_t)(slash - path));
        if (at != dirfd)
            os_close(at);
        at = next;
        path = slash + 1;
    }
    if (at == dirfd)
        return open_last(dirfd, path);
    int fd = at < 0 ? -1 : open_last(at, path), why = errno;
    os_close(at);
    errno = why;
    return fd;
}

static int open_failed(const char *path, struct err *e)
{
    if (errno == ENOENT)
        return 0;
    if (errno == ELOOP)
        return refuse(e, path, "is a symbolic link, which is not followed");
    if (errno == ENXIO)
        return refuse(e, path, "is not a regular file");
    return fail(e, "open", path);
}

int os_open_read(int dirfd, const char *path, int *fd, struct os_stamp *stamp, struct err *e)
{
    struct stat st;
    *fd = open_quietly(dirfd, path);
    if (*fd < 0)
        return open_failed(path, e);
    int r = stat_fd(*fd, &st) < 0 ? fail(e, "look at", path) : check_regular(&st, path, e);
    if (r < 0) {
        os_close(*fd);
        *fd = -1;
        return -1;
    }
    if (stamp)
        *stamp = stamp_of(&st);
    return 1;
}

/* Reads on from where fd stands. `whole`: only a read of nothing is the end. */
static int read_up_to(size_t max, int fd, const char *name, size_t hint, bool whole,
                      struct buf *b, struct err *e)
{
    buf_room(b, hint);
    for (;;) {
        if (b->n == b->cap)
            buf_room(b, b->cap);
        size_t room = b->cap - b->n;
        ssize_t n;
        RETRY(n, read(fd, b->p + b->n, room));
        if (n < 0)
            return errno == EISDIR ? refuse(e, name, "is a directory") : fail(e, "read", name);
        b->n += (size_t)n;
        if (b->n > max)
            return refuse(
                e, name, max == OS_FILE_MAX ? "is larger than 64 MiB" : "is larger than 1 GiB");
        if (n == 0 || (!whole && (size_t)n < room))
            return 0;
    }
}

static int read_on(int fd, const char *name, size_t hint, bool whole, struct buf *b,
                   struct err *e)
{
    return read_up_to(OS_FILE_MAX, fd, name, hint, whole, b, e);
}

static int check_lines(struct span text, const char *name, struct err *e)
{
    struct span rest = text, line;
    if (text.n <= OS_LINE_MAX)
        return 0;
    for (size_t number = 1; span_line(&rest, &line); number++)
        if (line.n > OS_LINE_MAX)
            return err_set(e, STATUS_FILE, "%s:%zu: the line is longer than 1 MiB", name,
                           number);
    return 0;
}

int os_read_open(int fd, const char *name, struct buf *b, struct os_stamp *stamp, struct err *e)
{
    struct stat st;
    buf_clear(b);
    if (stat_fd(fd, &st) < 0)
        return fail(e, "look at", name);
    if (lseek(fd, 0, SEEK_SET) < 0)
        return fail(e, "read", name);
    if (check_regular(&st, name, e) < 0 ||
        read_on(fd, name, (size_t)st.st_size + 1, true, b, e) < 0)
        return -1;
    if (stamp)
        *stamp = stamp_of(&st);
    return check_lines(buf_span(b), name, e);
}

int os_read(int dirfd, const char *path, struct buf *b, struct os_stamp *stamp, struct err *e)
{
    int fd;
    struct os_stamp st = {0};
    buf_clear(b);
    int r = os_open_read(dirfd, path, &fd, &st, e);
    if (r <= 0)
        return r;
    r = read_on(fd, path, (size_t)st.size + 1, true, b, e);
    os_close(fd);
    if (stamp)
        *stamp = st;
    return r < 0 || check_lines(buf_span(b), path, e) < 0 ? -1 : 1;
}

/* Few guests' files are longer; what is not read into is never touched. */
enum { LISTED_ROOM = 128 << 10 };

int os_read_listed(int dirfd, const char *path, struct buf *b, struct err *e)
{
    buf_clear(b);
    int fd = open_quietly(dirfd, path);
    if (fd < 0)
        return open_failed(path, e);
    int r = read_on(fd, path, LISTED_ROOM, false, b, e);
    os_close(fd);
    return r < 0 || check_lines(buf_span(b), path, e) < 0 ? -1 : 1;
}

int os_read_fd(int fd, const char *name, struct buf *b, struct err *e)
{
    buf_clear(b);
    return read_on(fd, name, 4096, true, b, e);
}

int os_read_input(const char *path, struct buf *b, struct err *e)
{
    buf_clear(b);
    if (strcmp(path, "-") == 0)
        return read_up_to(OS_INPUT_MAX, 0, "standard input", 4096, true, b, e);
    int fd = open_at(OS_CWD, path, O_RDONLY, 0);
    if (fd < 0)
        return fail(e, "open", path);
    int r = read_up_to(OS_INPUT_MAX, fd, path, 4096, true, b, e);
    os_close(fd);
    return r;
}

/* Writing */

static int write_all(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t w;
        RETRY(w, write(fd, p, n));
        if (w < 0)
            return -1;
        p += w;
        n -= (size_t)w;
    }
    return 0;
}

int os_read_line(int fd, char *p, size_t n)
{
    size_t got = 0;
    char c = 0;
    ssize_t r;
    do {
        RETRY(r, read(fd, &c, 1));
        if (r == 1 && c != '\n' && got < n)
            p[got++] = c;
    } while (r == 1 && c != '\n');
    return r == 1 || got ? (int)got : -1;
}

int os_write_fd(int fd, const char *name, struct span s, struct err *e)
{
    if (write_all(fd, s.p, s.n) == 0)
        return 0;
    if (errno == EPIPE)
        return err_set(e, STATUS_SYSTEM, "%s", "");
    return fail(e, "write", name);
}

int os_create(int dirfd, const char *path, unsigned mode, struct err *e)
{
    int r, fd = open_at(dirfd, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    if (fd < 0)
        return fail(e, "make", path);
    RETRY(r, fchmod(fd, (mode_t)mode));
    if (r == 0)
        return fd;
    fail(e, "set the mode of", path);
    os_close(fd);
    unlinkat(at(dirfd), path, 0);
    return -1;
}

void os_try_chown(int fd, const struct os_stamp *like)
{
    struct stat st;
    if (stat_fd(fd, &st) < 0 || (st.st_uid == like->uid && st.st_gid == like->gid))
        return;
    /* Only root may give a file away: then the owner stays who saved it, as in any editor.
       Changing the owner clears set-id bits, which a text file does not have. */
    if (fchown(fd, like->uid, like->gid) < 0 && fchown(fd, (uid_t)-1, like->gid) < 0)
        return;
}

int os_sync(int fd, const char *name, struct err *e)
{
    int r;
    RETRY(r, fsync(fd));
    return r < 0 ? fail(e, "flush", name) : 0;
}

int os_sync_dir(int fd, const char *name, struct err *e)
{
    int r;
    RETRY(r, fsync(fd));
    return r < 0 && errno != EINVAL ? fail(e, "flush", name) : 0;
}

int os_close_written(int fd, const char *name, struct err *e)
{
    /* After EINTR the descriptor is gone on Linux and unknown elsewhere; the bytes are
       flushed already, so closing twice would be the greater risk. */
    return close(fd) < 0 && errno != EINTR ? fail(e, "close", name) : 0;
}

/* Names */

int os_rename(int dirfd, const char *from, const char *to, struct err *e)
{
    return renameat(at(dirfd), from, at(dirfd), to) < 0 ? fail(e, "replace", to) : 0;
}

/* renameat2 of Linux, by number because not every libc has it. */
enum { NOREPLACE = 1, EXCHANGE = 2 };

static int rename2(int dirfd, const char *from, const char *to, unsigned how)
{
#ifdef SYS_renameat2
    return (int)syscall(SYS_renameat2, at(dirfd), from, at(dirfd), to, how);
#else
    (void)dirfd, (void)from, (void)to, (void)how;
    errno = ENOSYS;
    return -1;
#endif
}

static bool unsupported(void)
{
    return errno == ENOSYS || errno == EINVAL || errno == EPERM || errno == EOPNOTSUPP;
}

int os_exchange(int dirfd, const char *from, const char *to, struct err *e)
{
    if (rename2(dirfd, from, to, EXCHANGE) == 0)
        return 1;
    return unsupported() ? 0 : fail(e, "replace", to);
}

/* By a second name, then removing the first. */
static int link_new(int dirfd, const char *from, const char *to, struct err *e)
{
    struct err why = ERR_INIT, unused = ERR_INIT;
    if (linkat(at(dirfd), from, at(dirfd), to, 0) < 0)
        return errno == EEXIST ? 0 : fail(e, "make", to);
    if (os_remove(dirfd, from, &why) >= 0 || os_remove(dirfd, to, &unused) < 0)
        return 1;
    return err_set(e, STATUS_SYSTEM, "%s", why.text);
}

int os_rename_new(int dirfd, const char *from, const char *to, struct err *e)
{
    struct err unused = ERR_INIT;
    if (rename2(dirfd, from, to, NOREPLACE) == 0)
        return 1;
    if (errno == EEXIST)
        return 0;
    if (!unsupported())
        return fail(e, "make", to);
    int r = link_new(dirfd, from, to, &unused);
    if (r >= 0)
        return r;
    int there = os_exists(dirfd, to, e); /* neither flags nor links: the gap is admitted */
    if (there != 0)
        return there < 0 ? -1 : 0;
    return os_rename(dirfd, from, to, e) < 0 ? -1 : 1;
}

int os_remove(int dirfd, const char *path, struct err *e)
{
    int r;
    RETRY(r, unlinkat(at(dirfd), path, 0));
    if (r == 0)
        return 1;
    return errno == ENOENT ? 0 : fail(e, "remove", path);
}

static int compare_names(const void *a, const void *b)
{
    return span_cmp(*(const struct span *)a, *(const struct span *)b);
}

static enum os_kind kind_of(int fd, const struct dirent *entry)
{
    struct stat st;
#ifdef DT_UNKNOWN
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_REG   ? OS_FILES
               : entry->d_type == DT_DIR ? OS_FOLDERS
                                         : OS_OTHERS;
#endif
    if (stat_at(fd, entry->d_name, &st) != 0)
        return OS_OTHERS;
    return S_ISREG(st.st_mode) ? OS_FILES : S_ISDIR(st.st_mode) ? OS_FOLDERS : OS_OTHERS;
}

int os_each_name(int parent, const char *path, os_name_fn *each, void *ctx, struct err *e)
{
    int fd = os_open_subdir(parent, path, e);
    if (fd < 0)
        return -1;
    DIR *dir = fdopendir(fd);
    if (!dir) {
        fail(e, "read", path);
        os_close(fd);
        return -1;
    }
    for (struct dirent *entry; errno = 0, (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            each(ctx, kind_of(fd, entry), span_str(entry->d_name));
    int r = errno ? fail(e, "read", path) : 0;
    closedir(dir);
    return r;
}

struct collection {
    enum os_kind kind;
    struct span suffix;
    struct arena *a;
    struct os_names *names;
    size_t cap;
};

static void collect(void *ctx, enum os_kind kind, struct span name)
{
    struct collection *c = ctx;
    struct os_names *names = c->names;
    if (kind != c->kind || !span_ends(name, c->suffix))
        return;
    names->v = arena_grow(c->a, names->v, names->n, &c->cap, sizeof *names->v);
    names->v[names->n++] = arena_copy(c->a, name);
}

int os_list(int dirfd, const char *path, enum os_kind kind, const char *suffix, struct arena *a,
            struct os_names *names, struct err *e)
{
    struct collection c = {kind, span_str(suffix), a, names, 0};
    *names = (struct os_names){0};
    int r = os_each_name(dirfd, path, collect, &c, e);
    if (names->n)
        qsort(names->v, names->n, sizeof *names->v, compare_names);
    return r;
}

/* The lock */

static int64_t now_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t os_now_ms(void)
{
    return now_ms(CLOCK_MONOTONIC);
}

static int set_lock(int fd, int command, struct flock *lock)
{
    *lock = (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int r;
    RETRY(r, fcntl(fd, command, lock));
    return r;
}

/* 1 = locked, 0 = another holds it. */
static int try_lock(int fd, const char *path, struct err *e)
{
    struct flock lock;
    if (set_lock(fd, F_SETLK, &lock) == 0)
        return 1;
    return errno == EACCES || errno == EAGAIN ? 0 : fail(e, "lock", path);
}

static int wait_for_lock(int fd, const char *path, int64_t deadline, struct err *e)
{
    /* Unequal steps, so that many who wait do not all come back at once. */
    unsigned step = 1 + (unsigned)getpid() % 5;
    int r;
    while ((r = try_lock(fd, path, e)) == 0) {
        if (os_now_ms() >= deadline) {
            struct flock lock;
            if (set_lock(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK && lock.l_pid > 0)
                return err_set(e, STATUS_LOCKED, "the journal is locked by process %ld (%s)",
                               (long)lock.l_pid, path);
            return err_set(e, STATUS_LOCKED, "the journal is locked by another program (%s)",
                           path);
        }
        os_sleep_ms(step);
        step = step < 12 ? step + 3 : 2 + step % 5;
    }
    return r;
}

/* The lock counts only while the name still leads to the file that was locked. */
static int lock_once(int dirfd, const char *path, int64_t deadline, struct err *e)
{
    int fd = open_at(dirfd, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0600);
    struct stat mine, named;
    if (fd < 0)
        return errno == ELOOP ? refuse(e, path, "is a symbolic link, which is not followed")
                              : fail(e, "open", path);
    int r = stat_fd(fd, &mine) < 0 ? fail(e, "look at", path) : check_regular(&mine, path, e);
    if (r < 0 || wait_for_lock(fd, path, deadline, e) < 0) {
        os_close(fd);
        return -1;
    }
    if (stat_at(dirfd, path, &named) == 0 && named.st_ino == mine.st_ino &&
        named.st_dev == mine.st_dev)
        return fd;
    os_close(fd);
    return os_now_ms() < deadline
               ? lock_once(dirfd, path, deadline, e)
               : err_set(e, STATUS_LOCKED, "%s is being replaced all the time", path);
}

int os_lock(int dirfd, const char *path, unsigned wait_ms, struct err *e)
{
    return lock_once(dirfd, path, os_now_ms() + wait_ms, e);
}

int os_get(int fd, char *p, size_t n)
{
    ssize_t r;
    RETRY(r, pread(fd, p, n, 0));
    return (int)r;
}

int os_put(int fd, const char *p, size_t n)
{
    ssize_t r;
    RETRY(r, pwrite(fd, p, n, 0));
    return (int)r;
}

int os_open_own(int dirfd, const char *path, struct err *e)
{
    int fd = open_at(dirfd, path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK, 0600);
    return fd < 0 ? fail(e, "open", path) : fd;
}

int os_put_tail(int fd, size_t from, struct span s)
{
    size_t done = 0;
    while (done < s.n) {
        ssize_t n;
        RETRY(n, pwrite(fd, s.p + done, s.n - done, (off_t)(from + done)));
        if (n <= 0)
            return -1;
        done += (size_t)n;
    }
    int r;
    RETRY(r, ftruncate(fd, (off_t)(from + s.n)));
    return r;
}

/* Time, terminal, environment */

void os_clock(date_t *today, daytime_t *now)
{
    time_t t = time(NULL);
    struct tm tm = {0};
    localtime_r(&t, &tm);
    *today = date_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    *now = (daytime_t)(tm.tm_hour * 60 + tm.tm_min);
}

void os_sleep_ms(unsigned ms)
{
    struct timespec left = {.tv_sec = (time_t)(ms / 1000),
                            .tv_nsec = (long)(ms % 1000) * 1000000};
    while (nanosleep(&left, &left) < 0 && errno == EINTR)
        ;
}

int64_t os_age_ms(const struct os_stamp *stamp)
{
    return now_ms(CLOCK_REALTIME) - (stamp->mtime_sec * 1000 + stamp->mtime_nsec / 1000000);
}

const char *os_getenv(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

bool os_is_tty(int fd)
{
    return isatty(fd) == 1;
}

int os_tty_columns(int fd)
{
#ifdef TIOCGWINSZ
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
#endif
    (void)fd;
    return 0;
}

size_t os_processors(void)
{
#ifdef _SC_NPROCESSORS_ONLN
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 && n < 4096 ? (size_t)n : 1;
#else
    return 1;
#endif
}

/* Other programs */

/* In the child: only what is allowed between fork and exec. Tells why not through `report`. */
_Noreturn static void become(int dirfd, const char *const *argv, int in, int out, int report)
{
    /* It gets back the signal that we ignore: a filter must die of a closed pipe. */
    sigaction(SIGPIPE, &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
    if ((dirfd == OS_CWD || fchdir(dirfd) == 0) && (in < 0 || dup2(in, STDIN_FILENO) >= 0) &&
        (out < 0 || dup2(out, STDOUT_FILENO) >= 0))
        execvp(argv[0], (char *const *)(uintptr_t)argv);
    int why = errno;
    write_all(report, (const char *)&why, sizeof why);
    _exit(127);
}

static int cloexec_pipe(int ends[2])
{
    if (pipe(ends) < 0)
        return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
}

/* Starts argv with `in` and `out` (or -1) as its standard input and output. */
static pid_t start(int dirfd, const char *const *argv, int in, int out, struct err *e)
{
    int report[2], why = 0;
    if (cloexec_pipe(report) < 0)
        return (pid_t)fail(e, "run", argv[0]);
    pid_t pid = fork();
    if (pid == 0)
        become(dirfd, argv, in, out, report[1]);
    close(report[1]);
    ssize_t n = 0;
    if (pid < 0)
        fail(e, "run", argv[0]);
    else
        RETRY(n, read(report[0], &why, sizeof why));
    close(report[0]);
    if (n != (ssize_t)sizeof why)
        return pid;
    int gone;
    RETRY(gone, waitpid(pid, NULL, 0));
    errno = why;
    return (pid_t)fail(e, "run", argv[0]);
}

static int finish(pid_t pid, const char *name, struct err *e)
{
    int status;
    pid_t r;
    RETRY(r, waitpid(pid, &status, 0));
    if (r < 0)
        return fail(e, "wait for", name);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int os_run(int dirfd, const char *const *argv, struct err *e)
{
    pid_t pid = start(dirfd, argv, -1, -1, e);
    if (pid < 0)
        return -1;
    /* While it runs, the terminal's interrupt is meant for it alone, as in system(3). */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    int r = finish(pid, argv[0], e);
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return r;
}

int os_capture(int dirfd, const char *const *argv, struct buf *b, struct err *e)
{
    int ends[2];
    buf_clear(b);
    if (cloexec_pipe(ends) < 0)
        return fail(e, "run", argv[0]);
    pid_t pid = start(dirfd, argv, -1, ends[1], e);
    close(ends[1]);
    int r = pid < 0 ? -1 : os_read_fd(ends[0], argv[0], b, e);
    close(ends[0]);
    if (pid < 0)
        return -1;
    int status = finish(pid, argv[0], e);
    return r < 0 ? -1 : status;
}

int os_pipe_to(const char *command, pid_t *pid, struct err *e)
{
    const char *const argv[] = {"sh", "-c", command, NULL};
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    int ends[2];
    if (cloexec_pipe(ends) < 0)
        return fail(e, "run", argv[0]);
    *pid = start(OS_CWD, argv, ends[0], -1, e);
    close(ends[0]);
    if (*pid < 0) {
        close(ends[1]);
        return -1;
    }
    sigaction(SIGINT, &ignore, NULL);
    sigaction(SIGQUIT, &ignore, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    return ends[1];
}

int os_wait(pid_t pid, const char *name, struct err *e)
{
    return finish(pid, name, e);
}
