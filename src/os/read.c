/* Looking at files, opening and reading them. */
#include "os/inside.h"

#include <string.h>

#ifndef O_NOATIME
#define O_NOATIME 0
#endif

int os_open_dir(int dirfd, const char *path, struct err *e)
{
    int fd = os_open_at(dirfd, path, O_RDONLY | O_DIRECTORY, 0);
    return fd < 0 ? os_fail(e, "open", path) : fd;
}

int os_open_subdir(int dirfd, const char *path, struct err *e)
{
    struct os_place at;
    int fd = -1;
    if (os_enter(&at, dirfd, path) == 0)
        fd = os_open_at(at.fd, at.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
    os_leave(&at);
    if (fd < 0 && (errno == ENOTDIR || errno == ELOOP))
        return os_refuse(e, path, "is not a directory (a symbolic link is not followed)");
    return fd < 0 ? os_fail(e, "open", path) : fd;
}

void os_close(int fd)
{
    if (fd >= 0)
        close(fd);
}

/* Calls fstatat for the last component, after a walk to it. */
static int look_at(int dirfd, const char *path, struct stat *st)
{
    struct os_place at;
    int r = os_enter(&at, dirfd, path);
    if (r == 0)
        r = os_stat_at(at.fd, at.name, st);
    os_leave(&at);
    return r;
}

int os_exists(int dirfd, const char *path, struct err *e)
{
    struct stat st;
    if (look_at(dirfd, path, &st) == 0)
        return 1;
    return errno == ENOENT ? 0 : os_fail_at(e, dirfd, "examine", path);
}

bool os_is_anothers(int dirfd, const char *path)
{
    struct stat st;
    return look_at(dirfd, path, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid != geteuid();
}

bool os_is_endless(int dirfd, const char *path)
{
    struct stat st, null;
    if (fstatat(os_at(dirfd), path, &st, 0) < 0 || S_ISDIR(st.st_mode))
        return false;
    if (S_ISREG(st.st_mode))
        return st.st_size > OS_FILE_MAX;
    return fstatat(AT_FDCWD, "/dev/null", &null, 0) < 0 || st.st_dev != null.st_dev ||
           st.st_ino != null.st_ino;
}

bool os_stamp_eq(const struct os_stamp *a, const struct os_stamp *b)
{
    return a->dev == b->dev && a->inode == b->inode && a->size == b->size &&
           a->mtime_sec == b->mtime_sec && a->mtime_nsec == b->mtime_nsec;
}

int os_stat(int dirfd, const char *path, struct os_stamp *stamp, struct err *e)
{
    struct stat st;
    if (look_at(dirfd, path, &st) < 0)
        return errno == ENOENT ? 0 : os_fail_at(e, dirfd, "examine", path);
    *stamp = os_stamp_of(&st);
    return 1;
}

/* Reading */

static int open_last(int dirfd, const char *path)
{
    const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    int fd = os_open_at(dirfd, path, flags | O_NOATIME, 0);
    if (fd < 0 && errno == EPERM)
        fd = os_open_at(dirfd, path, flags, 0);
    return fd;
}

/*
 * Opens for reading, follows no link, waits for nothing; the access time stays where the owner
 * may say so.
 */
static int open_quietly(int dirfd, const char *path)
{
    struct os_place at;
    int fd = os_enter(&at, dirfd, path) == 0 ? open_last(at.fd, at.name) : -1;
    os_leave(&at);
    return fd;
}

static int open_failed(int dirfd, const char *path, struct err *e)
{
    if (errno == ENOENT)
        return 0;
    if (errno == ENXIO)
        return os_refuse(e, path, "is not a regular file");
    return os_fail_at(e, dirfd, "open", path);
}

int os_open_read(int dirfd, const char *path, int *fd, struct os_stamp *stamp, struct err *e)
{
    struct stat st;
    *fd = open_quietly(dirfd, path);
    if (*fd < 0)
        return open_failed(dirfd, path, e);
    int r =
        os_stat_fd(*fd, &st) < 0 ? os_fail(e, "examine", path) : os_check_regular(&st, path, e);
    if (r < 0) {
        os_close(*fd);
        *fd = -1;
        return -1;
    }
    if (stamp)
        *stamp = os_stamp_of(&st);
    return 1;
}

/*
 * Returns whether a short read was the last of a regular file. At the end of a page it may not
 * be: if the next page cannot be read, only the next read fails.
 */
static bool is_end(size_t n)
{
    enum { PAGE = 4096 }; /* the smallest there is */
    return n % PAGE != 0;
}

/* Reads on from the position of fd. With `whole`, only a read of 0 bytes is the end. */
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
            return errno == EISDIR ? os_refuse(e, name, "is a directory")
                                   : os_fail(e, "read", name);
        b->n += (size_t)n;
        if (b->n > max)
            return os_refuse(
                e, name, max == OS_FILE_MAX ? "is larger than 64 MiB" : "is larger than 1 GiB");
        if (n == 0 || (!whole && (size_t)n < room && is_end(b->n)))
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
    if (os_stat_fd(fd, &st) < 0)
        return os_fail(e, "examine", name);
    if (lseek(fd, 0, SEEK_SET) < 0)
        return os_fail(e, "read", name);
    if (os_check_regular(&st, name, e) < 0 ||
        read_on(fd, name, (size_t)st.st_size + 1, true, b, e) < 0)
        return -1;
    if (stamp)
        *stamp = os_stamp_of(&st);
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

int os_read_own(int dirfd, const char *path, struct buf *b, struct os_stamp *stamp,
                struct err *e)
{
    int fd;
    struct stat st;
    buf_clear(b);
    int r = os_open_read(dirfd, path, &fd, stamp, e);
    if (r <= 0)
        return r;
    if (os_stat_fd(fd, &st) < 0)
        r = os_fail(e, "examine", path);
    else if (os_check_own(&st, path, e) < 0)
        r = -1;
    else
        r = read_on(fd, path, (size_t)st.st_size + 1, true, b, e);
    os_close(fd);
    return r < 0 ? -1 : 1;
}

/* Few guests' files are longer; what is not read into is never touched. */
enum { LISTED_ROOM = 128 << 10 };

int os_read_listed(int dirfd, const char *path, struct buf *b, struct err *e)
{
    buf_clear(b);
    int fd = open_quietly(dirfd, path);
    if (fd < 0)
        return open_failed(dirfd, path, e);
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
    int fd = os_open_at(OS_CWD, path, O_RDONLY, 0);
    if (fd < 0)
        return os_fail(e, "open", path);
    int r = read_up_to(OS_INPUT_MAX, fd, path, 4096, true, b, e);
    os_close(fd);
    return r;
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
