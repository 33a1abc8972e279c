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

int os_enter(struct os_place *at, int dirfd, const char *path)
{
    const char *slash;
    *at = (struct os_place){os_at(dirfd), path, false};
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
