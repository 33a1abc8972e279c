#include "os/inside.h"

#include <string.h>

int os_fail(struct err *e, const char *tried, const char *path)
{
    return err_set(e, STATUS_SYSTEM, "cannot %s %s: %s", tried, path, strerror(errno));
}

int os_refuse(struct err *e, const char *path, const char *why)
{
    return err_set(e, STATUS_FILE, "%s: %s", path, why);
}

int os_at(int dirfd)
{
    return dirfd == OS_CWD ? AT_FDCWD : dirfd;
}

int os_open_at(int dirfd, const char *path, int flags, unsigned mode)
{
    int fd;
    RETRY(fd, openat(os_at(dirfd), path, flags | O_CLOEXEC, (mode_t)mode));
    /* POSIX's error for a link met with O_NOFOLLOW is ELOOP; FreeBSD and NetBSD have others. */
    if (fd < 0 && flags & O_NOFOLLOW && errno == EMLINK)
        errno = ELOOP;
#ifdef EFTYPE
    if (fd < 0 && flags & O_NOFOLLOW && errno == EFTYPE)
        errno = ELOOP;
#endif
    return fd;
}

int os_stat_at(int dirfd, const char *path, struct stat *st)
{
    int r;
    RETRY(r, fstatat(os_at(dirfd), path, st, AT_SYMLINK_NOFOLLOW));
    return r;
}

int os_stat_fd(int fd, struct stat *st)
{
    int r;
    RETRY(r, fstat(fd, st));
    return r;
}

/* Apple's name for the time of the last change. */
#ifdef __APPLE__
#define st_mtim st_mtimespec
#endif

struct os_stamp os_stamp_of(const struct stat *st)
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

int os_check_regular(const struct stat *st, const char *path, struct err *e)
{
    if (S_ISREG(st->st_mode))
        return st->st_size > OS_FILE_MAX ? os_refuse(e, path, "is larger than 64 MiB") : 0;
    return os_refuse(e, path,
                     S_ISDIR(st->st_mode)    ? "is a directory"
                     : S_ISFIFO(st->st_mode) ? "is a named pipe"
                                             : "is not a regular file");
}

int os_check_own(const struct stat *st, const char *path, struct err *e)
{
    if (os_check_regular(st, path, e) < 0)
        return -1;
    if (st->st_nlink > 1)
        return os_refuse(e, path, "has a second name (a hard link), so others may have it");
    if (st->st_uid != geteuid())
        return os_refuse(e, path, "belongs to another user");
    return st->st_mode & 022 ? os_refuse(e, path, "can be written by other users") : 0;
}

int os_write_all(int fd, const char *p, size_t n)
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
