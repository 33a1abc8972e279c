/* Walking to the directory of a path, so that no symbolic link on the way is followed. */
#include "os/inside.h"

#include <string.h>

/* Opens one directory on the way. A symbolic link gives ELOOP, another file ENOTDIR. */
static int open_step(int dirfd, const char *path, size_t n)
{
    char name[256];
    struct stat st;
    if (n >= sizeof name) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name, path, n);
    name[n] = '\0';
    int fd = os_open_at(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
    if (fd < 0 && errno == ENOTDIR) /* Linux says so of a link too */
        errno = os_stat_at(dirfd, name, &st) == 0 && S_ISLNK(st.st_mode) ? ELOOP : ENOTDIR;
    return fd;
}

/* The directories that os_hold keeps; n is 0 where there is none. */
static _Thread_local struct held {
    int dirfd, fd;
    size_t n;
    char name[64];
} held[OS_HELD];

static void let_go(struct held *h)
{
    if (h->n)
        os_close(h->fd);
    h->n = 0;
}

void os_hold(size_t slot, int dirfd, struct span dir, int fd)
{
    struct held *h = &held[slot];
    let_go(h);
    if (fd < 0 || !dir.n || dir.n > sizeof h->name) {
        os_close(fd);
        return;
    }
    *h = (struct held){.dirfd = dirfd, .fd = fd, .n = dir.n};
    memcpy(h->name, dir.p, dir.n);
}

void os_let_go(void)
{
    for (size_t i = 0; i < OS_HELD; i++)
        let_go(&held[i]);
}

bool os_holds(int dirfd, struct span dir)
{
    for (size_t i = 0; dir.n && i < OS_HELD; i++)
        if (held[i].dirfd == dirfd && span_eq((struct span){held[i].name, held[i].n}, dir))
            return true;
    return false;
}

/* Returns the held directory that has most of the path, or NULL. */
static const struct held *find_held(int dirfd, const char *path)
{
    const struct held *best = NULL;
    for (const struct held *h = held; h < held + OS_HELD; h++)
        if (h->n && h->dirfd == dirfd && strncmp(path, h->name, h->n) == 0 &&
            path[h->n] == '/' && (!best || h->n > best->n))
            best = h;
    return best;
}

int os_enter(struct os_place *at, int dirfd, const char *path)
{
    const char *slash;
    const struct held *h = find_held(dirfd, path);
    *at = (struct os_place){os_at(dirfd), path, false};
    if (h)
        *at = (struct os_place){h->fd, path + h->n + 1, false};
    while (dirfd != OS_CWD && *path != '/' && (slash = strchr(at->name, '/'))) {
        int next = open_step(at->fd, at->name, (size_t)(slash - at->name));
        os_leave(at);
        if (next < 0)
            return -1;
        *at = (struct os_place){next, slash + 1, true};
    }
    return 0;
}

void os_leave(struct os_place *at)
{
    int why = errno;
    if (at->opened)
        os_close(at->fd);
    at->opened = false;
    errno = why;
}

int os_fail_at(struct err *e, int dirfd, const char *tried, const char *path)
{
    if (errno == ELOOP)
        return os_refuse(e, path, "is a symbolic link, which is not followed");
    if (errno == ENOTDIR && dirfd != OS_CWD && *path != '/')
        return os_refuse(e, path, "is below something that is not a directory");
    return os_fail(e, tried, path);
}
