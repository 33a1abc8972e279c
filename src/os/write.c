/* Writes, renames and removes files. */
#include "os/inside.h"

#include <stdio.h>
#ifdef __linux__
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#endif

int os_write_fd(int fd, const char *name, struct span s, struct err *e)
{
    if (os_write_all(fd, s.p, s.n) == 0)
        return 0;
    if (errno == EPIPE)
        return err_set(e, STATUS_SYSTEM, "%s", "");
    return os_fail(e, "write", name);
}

int os_create(int dirfd, const char *path, unsigned mode, struct err *e)
{
    struct os_place at;
    int r, fd = -1;
    if (os_enter(&at, dirfd, path) == 0)
        fd = os_open_at(at.fd, at.name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    if (fd < 0) {
        os_leave(&at);
        return os_fail_at(e, dirfd, "make", path);
    }
    RETRY(r, fchmod(fd, (mode_t)mode));
    if (r < 0) {
        os_fail(e, "set the mode of", path);
        os_close(fd);
        unlinkat(at.fd, at.name, 0);
        fd = -1;
    }
    os_leave(&at);
    return fd;
}

void os_try_chown(int fd, const struct os_stamp *like)
{
    struct stat st;
    if (os_stat_fd(fd, &st) < 0 || (st.st_uid == like->uid && st.st_gid == like->gid))
        return;
    /* Only root may change the owner; for others the file stays with the user who saved it, as
       in any editor. Changing the owner clears set-id bits, which a text file does not have. */
    if (fchown(fd, like->uid, like->gid) < 0 && fchown(fd, (uid_t)-1, like->gid) < 0)
        return;
}

int os_sync(int fd, const char *name, struct err *e)
{
    int r;
#ifdef F_FULLFSYNC /* macOS: its fsync leaves the bytes in the drive's own cache */
    RETRY(r, fcntl(fd, F_FULLFSYNC));
    if (r == 0)
        return 0; /* a network's file system may have no such call */
#endif
    RETRY(r, fsync(fd));
    return r < 0 ? os_fail(e, "flush", name) : 0;
}

int os_sync_dir(int fd, const char *name, struct err *e)
{
    int r;
    RETRY(r, fsync(fd));
    return r < 0 && errno != EINVAL ? os_fail(e, "flush", name) : 0;
}

#if defined(SYS_syncfs)
/*
 * Returns whether syncfs writes what fsync of each file would, and reports errors, which it
 * does since Linux 5.8. With others, such as FUSE and network file systems, it may leave bytes
 * in a cache behind.
 */
static bool may_sync_whole(int fd)
{
    enum { EXT4 = 0xEF53, XFS = 0x58465342, TMPFS = 0x01021994 };
    struct statfs fs;
    struct utsname system;
    char *end;
    if (fstatfs(fd, &fs) < 0 || (fs.f_type != EXT4 && fs.f_type != XFS && fs.f_type != TMPFS) ||
        uname(&system) < 0)
        return false;
    long major = strtol(system.release, &end, 10);
    long minor = *end == '.' ? strtol(end + 1, NULL, 10) : 0;
    return major > 5 || (major == 5 && minor >= 8);
}

/* The first descriptor is older than the bytes, so it gets the error of any of them. */
static bool sync_whole(int fd)
{
    long r;
    if (!may_sync_whole(fd))
        return false;
    RETRY(r, syscall(SYS_syncfs, fd));
    return r == 0;
}
#else
static bool sync_whole(int fd)
{
    (void)fd;
    return false;
}
#endif

int os_sync_files(const int *fds, size_t n, const char *name, struct err *e)
{
    if (n > 1 && sync_whole(fds[0]))
        return 0;
    for (size_t i = 0; i < n; i++)
        if (os_sync(fds[i], name, e) < 0)
            return -1;
    return 0;
}

int os_close_written(int fd, const char *name, struct err *e)
{
    /* After EINTR the descriptor is gone on Linux and unknown elsewhere; the bytes are
       flushed already, so closing twice would be the greater risk. */
    return close(fd) < 0 && errno != EINTR ? os_fail(e, "close", name) : 0;
}

/* Names */

/* Two names, each with its directory. */
struct os_pair {
    struct os_place from, to;
};

/* Opens both directories. Returns 0, or -1 with errno set. */
static int enter_both(struct os_pair *p, int dirfd, const char *from, const char *to)
{
    p->to.opened = false;
    return os_enter(&p->from, dirfd, from) < 0 ? -1 : os_enter(&p->to, dirfd, to);
}

static void leave_both(struct os_pair *p)
{
    os_leave(&p->to);
    os_leave(&p->from);
}

/* Returns 0, or -1 with errno set. */
static int rename_over(int dirfd, const char *from, const char *to)
{
    struct os_pair p;
    int r = enter_both(&p, dirfd, from, to);
    if (r == 0)
        r = renameat(p.from.fd, p.from.name, p.to.fd, p.to.name);
    leave_both(&p);
    return r;
}

int os_rename(int dirfd, const char *from, const char *to, struct err *e)
{
    return rename_over(dirfd, from, to) < 0 ? os_fail_at(e, dirfd, "replace", to) : 0;
}

int os_take_away(int dirfd, const char *from, const char *to, struct err *e)
{
    return rename_over(dirfd, from, to) < 0 ? os_fail_at(e, dirfd, "remove", from) : 0;
}

/* renameat2 of Linux, by number because not every libc has it; renameatx_np of macOS. */
#ifdef RENAME_SWAP
enum { NOREPLACE = RENAME_EXCL, EXCHANGE = RENAME_SWAP };
#else
enum { NOREPLACE = 1, EXCHANGE = 2 };
#endif

/*
 * Renames in one step, as `how` says. Returns 0, or -1 with errno set: ENOSYS if this system has
 * no such call.
 */
static int rename2(const struct os_pair *p, unsigned how)
{
#if defined(RENAME_SWAP)
    return renameatx_np(p->from.fd, p->from.name, p->to.fd, p->to.name, how);
#elif defined(SYS_renameat2)
    return (int)syscall(SYS_renameat2, p->from.fd, p->from.name, p->to.fd, p->to.name, how);
#else
    (void)p, (void)how;
    errno = ENOSYS;
    return -1;
#endif
}

static bool unsupported(void)
{
    return errno == ENOSYS || errno == EINVAL || errno == EPERM || errno == ENOTSUP;
}

int os_exchange(int dirfd, const char *from, const char *to, struct err *e)
{
    struct os_pair p;
    if (enter_both(&p, dirfd, from, to) < 0) {
        leave_both(&p);
        return os_fail_at(e, dirfd, "replace", to);
    }
    int r = rename2(&p, EXCHANGE);
    leave_both(&p);
    if (r == 0)
        return 1;
    return unsupported() ? 0 : os_fail_at(e, dirfd, "replace", to);
}

static int remove_at(const struct os_place *at, int flags)
{
    int r;
    RETRY(r, unlinkat(at->fd, at->name, flags));
    return r == 0 || errno == ENOENT ? 0 : -1;
}

/*
 * Renames by a second link and removal of the first. Returns 1, 0 if `to` exists, or -1 with
 * errno set.
 */
static int link_new(const struct os_pair *p)
{
    if (linkat(p->from.fd, p->from.name, p->to.fd, p->to.name, 0) < 0)
        return errno == EEXIST ? 0 : -1;
    if (remove_at(&p->from, 0) == 0)
        return 1;
    int why = errno;
    int undone = remove_at(&p->to, 0);
    errno = why;
    return undone < 0 ? 1 : -1;
}

/* Renames in one step if the system can. Returns 1, 0 if `to` exists, or -1 with errno set. */
static int rename_new(const struct os_pair *p)
{
    struct stat st;
    if (rename2(p, NOREPLACE) == 0)
        return 1;
    if (errno == EEXIST)
        return 0;
    if (!unsupported())
        return -1;
    int r = link_new(p);
    if (r >= 0)
        return r;
    if (os_stat_at(p->to.fd, p->to.name, &st) == 0) /* neither flags nor links: */
        return 0;                                   /* the gap is admitted */
    if (errno != ENOENT)
        return -1;
    return renameat(p->from.fd, p->from.name, p->to.fd, p->to.name) < 0 ? -1 : 1;
}

int os_rename_new(int dirfd, const char *from, const char *to, struct err *e)
{
    struct os_pair p;
    int r = enter_both(&p, dirfd, from, to);
    if (r == 0)
        r = rename_new(&p);
    leave_both(&p);
    return r < 0 ? os_fail_at(e, dirfd, "make", to) : r;
}

/* Calls unlinkat for the last component, after a walk to it. */
static int remove_in(int dirfd, const char *path, int flags)
{
    struct os_place at;
    int r = os_enter(&at, dirfd, path);
    if (r == 0)
        RETRY(r, unlinkat(at.fd, at.name, flags));
    os_leave(&at);
    return r;
}

int os_remove(int dirfd, const char *path, struct err *e)
{
    if (remove_in(dirfd, path, 0) == 0)
        return 1;
    if (errno == EISDIR)
        return os_refuse(e, path, "is a directory");
    return errno == ENOENT ? 0 : os_fail_at(e, dirfd, "remove", path);
}

int os_remove_dir(int dirfd, const char *path, struct err *e)
{
    if (remove_in(dirfd, path, AT_REMOVEDIR) == 0)
        return 1;
    return errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST
               ? 0
               : os_fail_at(e, dirfd, "remove", path);
}
