/*
 * Many new files, in groups. A file flushed by itself costs two flushes of the disk; of a group
 * all are written aside, flushed together, renamed, and each directory is flushed once. Steps 4
 * to 8 of save.c are those of each file, but for the flush; then, for all that were written:
 *
 *    9  Flush what was written (os_sync_files), and close it.
 *   10  Rename each to its name, which replaces nothing.
 *   11  Flush each directory. Only now `done` is called, and the command prints.
 *
 * What a group cannot do (a file exists, a flush failed) is done again by save_file, which does
 * it or says why not. A file that is written aside has only bytes of ours, so one that a killed
 * command left is removed.
 */
#include "store/save_parts.h"

#include <stdio.h>
#include <string.h>

/* A group ends with so many files, or with bytes that one flush writes in a moment. */
enum { GROUP = 64, GROUP_BYTES = 4 << 20, NAME = 32 };

static const char aside[] = STATE_DIR "/new-";

/* A file that is written aside. */
struct aside_file {
    const char *path;
    save_change *change;
    save_done *done;
    void *ctx;
    struct buf bytes;
    int fd; /* open for writing; -1: closed */
    struct os_stamp stamp;
    size_t dir; /* the first of the group in the same directory */
    bool renamed;
    struct err e; /* of the directory, by its first file */
};

struct save_group {
    struct aside_file v[GROUP];
    size_t n, bytes;
};

static const char *name_of(char name[NAME], size_t i)
{
    snprintf(name, NAME, "%s%zu", aside, i);
    return name;
}

void save_clear_aside(struct save *s)
{
    struct arena a = ARENA_INIT;
    struct os_names names = {0};
    struct err unused = ERR_INIT;
    struct span prefix = span_str(strrchr(aside, '/') + 1);
    if (os_list(s->rootfd, STATE_DIR, OS_FILES, "", &a, &names, &unused) == 0)
        for (size_t i = 0; i < names.n; i++)
            if (span_starts(names.v[i], prefix))
                os_remove(s->rootfd, arena_fmt(&a, STATE_DIR "/%s", names.v[i].p).p, &unused);
    arena_release(&a);
}

/* ---- writing aside ---- */

/* The lock file says so before the first file is made, for the next save_begin to remove it. */
static struct save_group *group_of(struct save *s)
{
    if (s->group)
        return s->group;
    s->group = ARENA_NEW(&s->group_memory, struct save_group, 1);
    save_clear_aside(s);
    s->state.aside = true;
    lockstate_write(&s->state, s->lockfd);
    return s->group;
}

static void drop(struct save *s, struct aside_file *w, size_t i)
{
    char name[NAME];
    struct err unused = ERR_INIT;
    os_close(w->fd);
    w->fd = -1;
    os_remove(s->rootfd, name_of(name, i), &unused);
}

static bool write_aside(struct save *s, struct aside_file *w, size_t i, int dirfd)
{
    char name[NAME];
    struct os_stamp like;
    struct err unused = ERR_INIT;
    if (os_stat(dirfd, ".", &like, &unused) < 0)
        return false;
    w->fd = os_create(s->rootfd, name_of(name, i), like.mode & 0660, &unused);
    if (w->fd < 0)
        return false;
    os_try_chown(w->fd, &like);
    if (os_write_fd(w->fd, name, buf_span(&w->bytes), &unused) == 0 &&
        os_stat(s->rootfd, name, &w->stamp, &unused) > 0)
        return true;
    drop(s, w, i);
    return false;
}

/* Writes a new file aside: DONE, NOTHING, or what save_file must do. */
static enum save_step put_aside(struct save *s, struct aside_file *w, size_t i)
{
    struct err unused = ERR_INIT;
    struct save_job j = {.s = s, .path = w->path, .e = &unused, .fd = -1};
    j.dirfd = save_open_parent(s->rootfd, w->path, &unused);
    enum save_step r = j.dirfd < 0 ? FAILED : save_read_old(&j);
    if (r == DONE)
        r = j.fd >= 0 ? AGAIN : save_make_new(&j, w->change, w->ctx);
    w->bytes = j.out;
    if (r == DONE && !write_aside(s, w, i, j.dirfd))
        r = FAILED;
    os_close(j.fd);
    os_close(j.dirfd);
    buf_release(&j.old);
    if (r != DONE)
        buf_release(&w->bytes);
    return r;
}

static void save_alone(struct save *s, const struct aside_file *w)
{
    struct err e = ERR_INIT;
    int r = save_file(s, w->path, w->change, w->ctx, &e);
    w->done(w->ctx, r, &e);
}

void save_later(struct save *s, const char *path, save_change *change, save_done *done,
                void *ctx)
{
    struct aside_file one = {
        .path = path, .change = change, .done = done, .ctx = ctx, .fd = -1};
    struct err none = ERR_INIT;
    if (s->found.n) { /* which a save reports */
        save_alone(s, &one);
        return;
    }
    struct save_group *g = group_of(s);
    enum save_step r = put_aside(s, &one, g->n);
    if (r == NOTHING) {
        done(ctx, 0, &none);
    } else if (r != DONE) {
        save_alone(s, &one);
    } else {
        g->bytes += one.bytes.n;
        g->v[g->n++] = one;
        if (g->n == GROUP || g->bytes >= GROUP_BYTES)
            save_flush(s);
    }
}

bool save_is_flushed(const struct save *s)
{
    return !s->group || s->group->n == 0;
}

/* ---- the group ---- */

/* Flushes and closes all. Returns false if not all is on the disk. */
static bool flush_files(struct save_group *g)
{
    int fds[GROUP];
    struct err unused = ERR_INIT;
    for (size_t i = 0; i < g->n; i++)
        fds[i] = g->v[i].fd;
    bool flushed = os_sync_files(fds, g->n, aside, &unused) == 0;
    for (size_t i = 0; i < g->n; i++) {
        flushed &= os_close_written(fds[i], aside, &unused) == 0;
        g->v[i].fd = -1;
    }
    return flushed;
}

/* Gives the file its name. If that is taken, the entry for undo is not kept. */
static void rename_one(struct save *s, struct aside_file *w, size_t i)
{
    char name[NAME];
    struct err unused = ERR_INIT;
    size_t at = s->undo_size;
    save_keep_for_undo(s, at, w->path, (struct span){NULL, 0}, buf_span(&w->bytes));
    w->renamed = os_rename_new(s->rootfd, name_of(name, i), w->path, &unused) > 0;
    if (!w->renamed) {
        save_unkeep(s, at);
        return;
    }
    die_saved();
    save_note(s, w->path);
    s->state.last = w->stamp;
}

static struct span folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return span_between(path, slash ? slash : path);
}

static size_t first_of_folder(const struct save_group *g, size_t i)
{
    size_t first = 0;
    while (!g->v[first].renamed ||
           !span_eq(folder_of(g->v[first].path), folder_of(g->v[i].path)))
        first++;
    return first;
}

/* Flushes a directory. `path`: what was saved in it, for the message. */
static int flush_folder(const struct save *s, struct span folder, const char *path,
                        struct err *e)
{
    struct buf name = BUF_INIT;
    struct err why = ERR_INIT;
    buf_add(&name, folder.n ? folder : SPAN("."));
    int fd = os_open_subdir(s->rootfd, buf_cstr(&name), &why);
    int r = fd < 0 ? -1 : os_sync_dir(fd, buf_cstr(&name), &why);
    if (r < 0)
        err_set(e, STATUS_AFTER, "%s: saved, but %s", path, why.text);
    os_close(fd);
    buf_release(&name);
    return r;
}

/* Tells the caller what became of the file, which save_file saves if the group did not. */
static void finish(struct save *s, const struct save_group *g, struct aside_file *w)
{
    if (w->renamed)
        w->done(w->ctx, 1, &g->v[w->dir].e);
    else
        save_alone(s, w);
    buf_release(&w->bytes);
}

void save_flush(struct save *s)
{
    struct save_group *g = s->group;
    if (save_is_flushed(s))
        return;
    bool flushed = flush_files(g);
    for (size_t i = 0; i < g->n; i++) {
        if (flushed)
            rename_one(s, &g->v[i], i);
        if (!g->v[i].renamed)
            drop(s, &g->v[i], i);
    }
    for (size_t i = 0; i < g->n; i++) {
        struct aside_file *w = &g->v[i];
        if (w->renamed && (w->dir = first_of_folder(g, i)) == i)
            flush_folder(s, folder_of(w->path), w->path, &w->e);
    }
    lockstate_write(&s->state, s->lockfd);
    for (size_t i = 0; i < g->n; i++)
        finish(s, g, &g->v[i]);
    g->n = g->bytes = 0;
}

/* ---- directories alone ---- */

void save_hold_folders(struct save *s)
{
    s->holds = true;
}

/* Files come by name, so a directory is most often that of the file before. */
void save_hold_folder(struct save *s, const char *path)
{
    struct span folder = folder_of(path), all = buf_span(&s->folders);
    size_t last = all.n > folder.n ? all.n - folder.n - 1 : 0;
    bool there = all.n > folder.n && (last == 0 || all.p[last - 1] == '\0') &&
                 span_eq(span_head(span_from(all, last), folder.n), folder);
    if (there)
        return;
    buf_add(&s->folders, folder);
    buf_char(&s->folders, '\0');
}

int save_flush_folders(struct save *s, struct err *e)
{
    struct span rest = buf_span(&s->folders), folder;
    int r = 0;
    while (rest.n && span_cut(&rest, '\0', &folder))
        r = flush_folder(s, folder, folder.p, e) < 0 ? -1 : r;
    buf_clear(&s->folders);
    s->holds = false;
    return r;
}

void save_group_end(struct save *s)
{
    struct save_group *g = s->group;
    if (!g)
        return;
    for (size_t i = 0; i < g->n; i++) {
        drop(s, &g->v[i], i);
        buf_release(&g->v[i].bytes);
    }
    arena_release(&s->group_memory);
    s->group = NULL;
    s->state.aside = false;
    lockstate_write(&s->state, s->lockfd);
}
