/* The lock of a journal, and the small files that its holder keeps. */
#include "os/inside.h"

static int set_lock(int fd, int command, struct flock *lock)
{
    *lock = (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int r;
    RETRY(r, fcntl(fd, command, lock));
    return r;
}

/* Tries to lock. Returns 1 if locked, 0 if another process holds the lock, or -1. */
static int try_lock(int fd, const char *path, struct err *e)
{
    struct flock lock;
    if (set_lock(fd, F_SETLK, &lock) == 0)
        return 1;
    return errno == EACCES || errno == EAGAIN ? 0 : os_fail(e, "lock", path);
}

static int wait_for_lock(int fd, const char *path, int64_t deadline, struct err *e)
{
    /* Steps that differ by process, so that many waiting processes do not wake at once. */
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

/* Locks the file; 1 while its name still leads to the file that was locked, else 0. */
static int lock_once(const struct os_place *at, const char *path, int64_t deadline, int *fd,
                     struct err *e)
{
    struct stat mine, named;
    *fd = os_open_at(at->fd, at->name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (*fd < 0)
        return os_fail_at(e, at->fd, "open", path);
    int r =
        os_stat_fd(*fd, &mine) < 0 ? os_fail(e, "examine", path) : os_check_own(&mine, path, e);
    if (r == 0)
        r = wait_for_lock(*fd, path, deadline, e);
    if (r > 0 && os_stat_at(at->fd, at->name, &named) == 0 && named.st_ino == mine.st_ino &&
        named.st_dev == mine.st_dev)
        return 1;
    os_close(*fd);
    *fd = -1;
    return r < 0 ? -1 : 0;
}

int os_lock(int dirfd, const char *path, unsigned wait_ms, struct err *e)
{
    struct os_place at;
    int64_t deadline = os_now_ms() + wait_ms;
    int fd = -1, r = 0;
    if (os_enter(&at, dirfd, path) < 0)
        return os_fail_at(e, dirfd, "open", path);
    while (r == 0 && (r = lock_once(&at, path, deadline, &fd, e)) == 0)
        if (os_now_ms() >= deadline)
            r = err_set(e, STATUS_LOCKED, "%s keeps being replaced; try again", path);
    os_leave(&at);
    return fd;
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
    return os_remove(dirfd, path, e) < 0 ? -1 : os_create(dirfd, path, 0600, e);
}

uint64_t os_inode(int fd)
{
    struct stat st;
    return os_stat_fd(fd, &st) < 0 ? 0 : (uint64_t)st.st_ino;
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
