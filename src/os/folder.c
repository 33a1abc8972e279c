/* Makes and lists directories. */
#include "os/inside.h"

#include <dirent.h>
#include <stdlib.h>

int os_make_dir(int dirfd, const char *path, unsigned mode, struct err *e)
{
    struct os_place at;
    int r = os_enter(&at, dirfd, path);
    if (r == 0)
        RETRY(r, mkdirat(at.fd, at.name, (mode_t)mode));
    os_leave(&at);
    if (r == 0)
        return 1;
    return errno == EEXIST ? 0 : os_fail_at(e, dirfd, "make directory", path);
}

static bool is_empty(int fd)
{
    int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = own < 0 ? NULL : fdopendir(own);
    bool empty = dir != NULL;
    if (!dir) {
        if (own >= 0)
            os_close(own);
        return false;
    }
    for (const struct dirent *entry; empty && (entry = readdir(dir));)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    closedir(dir);
    return empty;
}

void os_close_empty(int fd)
{
    struct stat st;
    if (os_stat_fd(fd, &st) == 0 && st.st_uid == geteuid() && (st.st_mode & 07) &&
        !(st.st_mode & 07000) && is_empty(fd))
        fchmod(fd, 0700);
}

/* Returns false if the file system ignores chmod and shows one mode for all files. */
static bool keeps_modes(int fd, const struct stat *st)
{
    struct stat now;
    mode_t was = st->st_mode & 07777;
    if (fchmod(fd, was & ~(mode_t)022) < 0 || os_stat_fd(fd, &now) < 0)
        return false;
    fchmod(fd, was);
    return (now.st_mode & 022) == 0;
}

int os_open_own_dir(int dirfd, const char *path, struct err *e)
{
    struct stat st;
    struct err why = ERR_INIT;
    int r = 0, fd = os_open_subdir(dirfd, path, &why);
    if (fd < 0 && os_is_anothers(dirfd, path)) /* who keeps it to himself, as it should be */
        return os_refuse(e, path, "belongs to another user");
    if (fd < 0)
        return err_set(e, (enum exit_status)why.status, "%s", why.text);
    if (os_stat_fd(fd, &st) < 0)
        r = os_fail(e, "examine", path);
    else if (st.st_uid != geteuid())
        r = os_refuse(e, path, "belongs to another user");
    else if (st.st_mode & 022 && keeps_modes(fd, &st))
        r = os_refuse(e, path, "can be written by other users");
    if (r == 0)
        return fd;
    os_close(fd);
    return -1;
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
    if (os_stat_at(fd, entry->d_name, &st) != 0)
        return OS_OTHERS;
    return S_ISREG(st.st_mode) ? OS_FILES : S_ISDIR(st.st_mode) ? OS_FOLDERS : OS_OTHERS;
}

/*
 * Returns whether the name begins with a dot. Those of iCloud do not count as hidden:
 * ".aiko.txt.icloud" means that aiko.txt is not on this machine.
 */
static bool is_hidden(struct span name)
{
    return name.p[0] == '.' && !span_ends(name, SPAN(".icloud"));
}

static int each_name(int parent, const char *path, bool hidden, os_name_fn *each, void *ctx,
                     struct err *e)
{
    int fd = os_open_subdir(parent, path, e);
    if (fd < 0)
        return -1;
    DIR *dir = fdopendir(fd);
    if (!dir) {
        os_fail(e, "read", path);
        os_close(fd);
        return -1;
    }
    for (struct dirent *entry; errno = 0, (entry = readdir(dir));) {
        struct span name = span_str(entry->d_name);
        if (is_hidden(name) == hidden)
            each(ctx, kind_of(fd, entry), name);
    }
    int r = errno ? os_fail(e, "read", path) : 0;
    closedir(dir);
    return r;
}

int os_each_name(int parent, const char *path, os_name_fn *each, void *ctx, struct err *e)
{
    return each_name(parent, path, false, each, ctx, e);
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
    bool hidden = kind == OS_HIDDEN;
    struct collection c = {hidden ? OS_FILES : kind, span_str(suffix), a, names, 0};
    *names = (struct os_names){0};
    int r = each_name(dirfd, path, hidden, collect, &c, e);
    if (names->n)
        qsort(names->v, names->n, sizeof *names->v, span_by_bytes);
    return r;
}
