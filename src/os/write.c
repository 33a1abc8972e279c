/* Writing files, and changing what stands under a name. */
#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "os/inside.h"

#include <stdio.h>
#ifdef __linux__
#include <sys/syscall.h>
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
    int r, fd = os_open_at(dirfd, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    if (fd < 0)
        return os_fail(e, "make", path);
    RETRY(r, fchmod(fd, (mode_t)mode));
    if (r == 0)
        return fd;
    os_fail(e, "set the mode of", path);
    os_close(fd);
    unlinkat(os_at(dirfd), path, 0);
    return -1;
}

void os_try_chown(int fd, const struct os_stamp *like)
{
    struct stat st;
    if (os_stat_fd(fd, &st) < 0 || (st.st_uid == like->uid && st.st_gid == like->gid))
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
    return r < 0 ? os_fail(e, "flush", name) : 0;
}

int os_sync_dir(int fd, const char *name, struct err *e)
{
    int r;
    RETRY(r, fsync(fd));
    return r < 0 && errno != EINVAL ? os_fail(e, "flush", name) : 0;
}

int os_close_written(int fd, const char *name, struct err *e)
{
    /* After EINTR the descriptor is gone on Linux and unknown elsewhere; the bytes are
       flushed already, so closing twice would be the greater risk. */
    return close(fd) < 0 && errno != EINTR ? os_fail(e, "close", name) : 0;
}

/* Names */

int os_rename(int dirfd, const char *from, const char *to, struct err *e)
{
    return renameat(os_at(dirfd), from, os_at(dirfd), to) < 0 ? os_fail(e, "replace", to) : 0;
}

/* renameat2 of Linux, by number because not every libc has it. */
enum { NOREPLACE = 1, EXCHANGE = 2 };

static int rename2(int dirfd, const char *from, const char *to, unsigned how)
{
#ifdef SYS_renameat2
    return (int)syscall(SYS_renameat2, os_at(dirfd), from, os_at(dirfd), to, how);
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
    return unsupported() ? 0 : os_fail(e, "replace", to);
}

/* By a second name, then removing the first. */
static int link_new(int dirfd, const char *from, const char *to, struct err *e)
{
    struct err why = ERR_INIT, unused = ERR_INIT;
    if (linkat(os_at(dirfd), from, os_at(dirfd), to, 0) < 0)
        return errno == EEXIST ? 0 : os_fail(e, "make", to);
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
        return os_fail(e, "make", to);
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
    RETRY(r, unlinkat(os_at(dirfd), path, 0));
    if (r == 0)
        return 1;
    return errno == ENOENT ? 0 : os_fail(e, "remove", path);
}

int os_remove_dir(int dirfd, const char *path, struct err *e)
{
    int r;
    RETRY(r, unlinkat(os_at(dirfd), path, AT_REMOVEDIR));
    if (r == 0)
        return 1;
    return errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST
               ? 0
               : os_fail(e, "remove", path);
}
