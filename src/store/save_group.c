/*
 * Many files, in groups. A file flushed by itself costs two flushes of the disk; of a group all
 * are written aside, flushed together, renamed, and each directory is flushed once. The numbers
 * are those of the steps in save.c:
 *
 *  4-8  For each file: make the new bytes and write them to .journal/new-N.
 *    8  Sync and close all that were written.
 * 9-10  One after the other: rename a new file to its name, which replaces nothing. Rename one
 *       that replaces another to .journal/tmp, and take steps 9 and 10 as in save.c; then put
 *       the old version aside as .journal/old-N-OLD-NEW-ID, where OLD and NEW are the hashes of
 *       both versions, and ID names the file.
 *   11  Sync each directory. Remove the old versions; if one has changed since, put its bytes
 *       aside.
 *   12  Only now call `done`: the command prints.
 *
 * If a file cannot be saved in the group, because it changed or a sync failed, save_file saves
 * it or reports why not.
 *
 * What a killed command leaves: a new version that is written aside has only bytes of ours, and
 * is removed. An old version may still be open in another program, which writes to it in place:
 * it is removed only if its bytes have one of the two hashes, else it is put aside. Where a
 * file was put back, or the command was killed at the exchange, .journal/tmp holds another
 * program's bytes, as in save.c.
 */
#include "store/save_parts.h"
#include "text/slug.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* A group ends with so many files, or with bytes that one flush writes in a moment. */
enum { GROUP = 64, GROUP_BYTES = 4 << 20 };

enum { NAME = 32, HASH_DIGITS = 16, OLD_NAME = 96 + LOCKSTATE_NAME, FOUND_LINES = 3 };

static const char aside[] = STATE_DIR "/new-", replaced[] = STATE_DIR "/old-";

/* A file that is written aside. */
struct aside_file {
    save_change *change;
    save_done *done;
    void *ctx;
    struct save_job job; /* its fd is the old version, -1 for a new file */
    struct err e;        /* of the job */
    int fd;              /* open for writing; -1: closed */
    enum save_step step; /* DONE: it has its name; AGAIN: not yet */
    size_t dir;          /* the first of the group in the same directory */
    struct err dir_e;    /* of the directory, by its first file */
    char old[OLD_NAME];  /* where its old version is put aside */
};

struct save_group {
    struct aside_file v[GROUP];
    size_t n, bytes;
    bool left; /* a file could not be removed; the next save_begin does */
};

static const char *name_of(char name[NAME], size_t i)
{
    snprintf(name, NAME, "%s%zu", aside, i);
    return name;
}

/* ---- clearing away ---- */

/* Returns the name of a file in STATE_DIR. */
static struct span base(const char *path)
{
    return span_str(strrchr(path, '/') + 1);
}

/* Names an old version, while the lock file is armed for it. */
static void name_old(const struct lockstate *h, struct aside_file *w, size_t i)
{
    snprintf(w->old, sizeof w->old, "%s%zu-%016" PRIx64 "-%016" PRIx64 "-%s", replaced, i,
             h->ours[0], h->ours[1], h->name);
}

/* Takes "HASH-" off the front of *s. */
static bool take_hash(struct span *s, uint64_t *hash)
{
    static const char digits[] = "0123456789abcdef";
    struct span part;
    *hash = 0;
    if (!span_cut(s, '-', &part) || part.n != HASH_DIGITS)
        return false;
    for (size_t i = 0; i < part.n; i++) {
        size_t digit = span_chr(SPAN(digits), part.p[i]);
        if (digit == SPAN_NONE)
            return false;
        *hash = *hash << 4 | digit;
    }
    return true;
}

/* Parses what name_old makes. The ID becomes part of a path, so it must be valid. */
static bool parse_old(struct span name, uint64_t ours[2], struct span *id)
{
    struct span part, prefix = base(replaced);
    if (!span_starts(name, prefix))
        return false;
    *id = span_from(name, prefix.n);
    return span_cut(id, '-', &part) && part.n && take_hash(id, &ours[0]) &&
           take_hash(id, &ours[1]) && slug_valid(*id);
}

/* As save_clear_old, if it is the name of an old version; `n` are put aside already. */
static int clear_old(struct save *s, struct span name, const char *path, size_t n,
                     struct err *e)
{
    uint64_t ours[2];
    struct span id;
    return parse_old(name, ours, &id) ? save_clear_old(s, path, ours, id, n < FOUND_LINES, e)
                                      : 0;
}

int save_clear_aside(struct save *s, struct err *e)
{
    struct arena a = ARENA_INIT;
    struct os_names names = {0};
    struct err unused = ERR_INIT;
    size_t kept = 0;
    int r = 0;
    if (os_list(s->rootfd, STATE_DIR, OS_FILES, "", &a, &names, &unused) < 0)
        names.n = 0;
    for (size_t i = 0; i < names.n; i++) {
        const char *path = arena_fmt(&a, STATE_DIR "/%s", names.v[i].p).p;
        if (span_starts(names.v[i], base(aside)))
            os_remove(s->rootfd, path, &unused);
        int one = clear_old(s, names.v[i], path, kept, e);
        r = one < 0 ? -1 : r;
        kept += one > 0;
    }
    if (kept > FOUND_LINES) {
        buf_char(&s->found, '\n');
        buf_fmt(&s->found, "versions of %zu more files are in %s", kept - FOUND_LINES,
                STATE_DIR);
    }
    arena_release(&a);
    return r;
}

/*
 * ---- directories that are kept open ----
 *
 * From the first file of a group until it is flushed, and again until all have their names: each
 * file opened them nine times.
 */

enum { SLOT_STATE, SLOT_FOLDER };

static struct span folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return span_between(path, slash ? slash : path);
}

static void hold_state(const struct save *s)
{
    struct err unused = ERR_INIT;
    if (!os_holds(s->rootfd, SPAN(STATE_DIR)))
        os_hold(SLOT_STATE, s->rootfd, SPAN(STATE_DIR),
                os_open_subdir(s->rootfd, STATE_DIR, &unused));
}

/* Opens a directory below the journal's root, and appends its name. */
static int open_folder(const struct save *s, struct span folder, struct buf *name,
                       struct err *e)
{
    buf_add(name, folder.n ? folder : SPAN("."));
    return os_open_subdir(s->rootfd, buf_cstr(name), e);
}

static void hold_folder(const struct save *s, struct span folder)
{
    struct buf name = BUF_INIT;
    struct err unused = ERR_INIT;
    if (!os_holds(s->rootfd, folder))
        os_hold(SLOT_FOLDER, s->rootfd, folder, open_folder(s, folder, &name, &unused));
    buf_release(&name);
}

/* ---- writing aside ---- */

/* The lock file says so before the first file is made, for the next save_begin to remove it. */
static struct save_group *group_of(struct save *s)
{
    if (s->group)
        return s->group;
    s->group = ARENA_NEW(&s->group_memory, struct save_group, 1);
    struct err unused = ERR_INIT;
    s->group->left = save_clear_aside(s, &unused) < 0;
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
    s->group->left |= os_remove(s->rootfd, name_of(name, i), &unused) < 0;
}

/* Removes the old version, unless it must be kept: the next save_begin tries once more. */
static void drop_old(struct save *s, const struct save_job *j)
{
    struct err unused = ERR_INIT;
    s->group->left |= j->keep_aside || os_remove(s->rootfd, j->aside, &unused) < 0;
}

static bool stat_folder(const struct save *s, const char *path, struct os_stamp *stamp)
{
    struct buf name = BUF_INIT;
    struct err unused = ERR_INIT;
    buf_add(&name, folder_of(path));
    buf_str(&name, name.n ? "/." : ".");
    bool there = os_stat(s->rootfd, buf_cstr(&name), stamp, &unused) > 0;
    buf_release(&name);
    return there;
}

static bool write_aside(struct save *s, struct aside_file *w, size_t i)
{
    char name[NAME];
    struct save_job *j = &w->job;
    struct os_stamp like = j->stamp;
    struct err unused = ERR_INIT;
    if (j->fd < 0) {
        if (!stat_folder(s, j->path, &like))
            return false;
        like.mode &= 0660;
    }
    w->fd = os_create(s->rootfd, name_of(name, i), like.mode, &unused);
    if (w->fd < 0)
        return false;
    os_try_chown(w->fd, &like);
    if (os_write_fd(w->fd, name, buf_span(&j->out), &unused) == 0 &&
        os_stat(s->rootfd, name, &j->mine, &unused) > 0)
        return true;
    drop(s, w, i);
    return false;
}

/* Writes a file aside: DONE, NOTHING, or what save_again does. */
static enum save_step put_aside(struct save *s, struct aside_file *w, size_t i)
{
    struct save_job *j = &w->job;
    struct span folder = folder_of(j->path);
    hold_state(s);
    if (!os_holds(s->rootfd, folder))
        os_hold(SLOT_FOLDER, s->rootfd, folder, save_open_parent(s->rootfd, j->path, j->e));
    enum save_step r = j->e->status ? FAILED : save_read_old(j);
    if (r == DONE)
        r = save_make_new(j, w->change, w->ctx);
    if (r == DONE && !write_aside(s, w, i))
        return AGAIN;
    return r;
}

/* Reports the result of the file to the caller. */
static void end_one(struct aside_file *w, enum save_step r)
{
    if (r == AGAIN)
        w->e = ERR_INIT;
    int ended = save_again(&w->job, r, w->change, w->ctx);
    w->done(w->ctx, ended, &w->e);
}

void save_later(struct save *s, const char *path, save_change *change, save_done *done,
                void *ctx)
{
    struct save_group *g = group_of(s);
    if (s->found.n) /* which a save reports */
        save_flush(s);
    struct aside_file *w = &g->v[g->n];
    *w = (struct aside_file){
        .change = change,
        .done = done,
        .ctx = ctx,
        .job = {.s = s, .path = path, .fd = -1, .dirfd = -1, .e = &w->e},
        .fd = -1,
        .step = AGAIN};
    enum save_step r = s->found.n ? AGAIN : put_aside(s, w, g->n);
    if (r == NOTHING) {
        end_one(w, r);
    } else if (r != DONE) {
        save_flush(s);
        end_one(w, AGAIN);
    } else {
        g->bytes += w->job.old.n + w->job.out.n;
        if (++g->n == GROUP || g->bytes >= GROUP_BYTES)
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

/* Gives a new file its name. */
static enum save_step publish_new(struct save *s, const struct aside_file *w, size_t i)
{
    char name[NAME];
    struct err unused = ERR_INIT;
    return os_rename_new(s->rootfd, name_of(name, i), w->job.path, &unused) > 0 ? DONE : AGAIN;
}

/* Replaces a file by the new version, as save_file does, and keeps the old one aside. */
static enum save_step publish_old(struct save *s, struct aside_file *w, size_t i)
{
    char name[NAME];
    struct save_job *j = &w->job;
    struct err unused = ERR_INIT;
    if (s->keep_tmp)
        return AGAIN;
    if (s->state.armed)
        save_disarm(s);
    if (os_rename_new(s->rootfd, name_of(name, i), SAVE_TMP, &unused) <= 0)
        return AGAIN;
    enum save_step r = save_publish(j);
    if (r == DONE && j->in_tmp) {
        name_old(&s->state, w, i);
        if (os_rename_new(s->rootfd, SAVE_TMP, w->old, &unused) > 0)
            j->aside = w->old;
    }
    if (!j->aside)
        save_drop_tmp(j);
    j->in_tmp = false;
    if (s->state.armed && !s->keep_tmp)
        save_disarm(s);
    return r;
}

/* Gives the file its name. If that fails, the entry for undo is not kept. */
static void publish(struct save *s, struct aside_file *w, size_t i)
{
    size_t at = s->undo_size;
    const struct save_job *j = &w->job;
    hold_folder(s, folder_of(j->path));
    save_keep_for_undo(s, at, j->path, j->fd < 0 ? (struct span){NULL, 0} : buf_span(&j->old),
                       buf_span(&j->out));
    w->step = j->fd < 0 ? publish_new(s, w, i) : publish_old(s, w, i);
    if (w->step != DONE) {
        save_unkeep(s, at);
        return;
    }
    die_as_after();
    s->state.last = j->mine;
}

static size_t first_of_folder(const struct save_group *g, size_t i)
{
    size_t first = 0;
    while (g->v[first].step != DONE ||
           !span_eq(folder_of(g->v[first].job.path), folder_of(g->v[i].job.path)))
        first++;
    return first;
}

/* Flushes a directory. `path`: what was saved in it, for the message. */
static int flush_folder(const struct save *s, struct span folder, const char *path,
                        struct err *e)
{
    struct buf name = BUF_INIT;
    struct err why = ERR_INIT;
    int fd = open_folder(s, folder, &name, &why);
    int r = fd < 0 ? -1 : os_sync_dir(fd, buf_cstr(&name), &why);
    if (r < 0)
        err_set(e, STATUS_AFTER, "%s: saved, but %s", path, why.text);
    os_close(fd);
    buf_release(&name);
    return r;
}

/* Takes step 11 for a file that has its name. */
static void finish(struct save *s, const struct save_group *g, struct aside_file *w)
{
    const struct err *dir_e = &g->v[w->dir].dir_e;
    if (w->step == DONE) {
        if (dir_e->status && !w->e.status)
            w->e = *dir_e;
        save_look_late(&w->job);
        if (w->job.aside)
            drop_old(s, &w->job);
    }
}

void save_flush(struct save *s)
{
    struct save_group *g = s->group;
    os_let_go(); /* a directory may have been replaced since */
    if (save_is_flushed(s))
        return;
    bool flushed = flush_files(g);
    hold_state(s);
    for (size_t i = 0; i < g->n; i++) {
        if (flushed)
            publish(s, &g->v[i], i);
        if (g->v[i].step != DONE)
            drop(s, &g->v[i], i);
    }
    for (size_t i = 0; i < g->n; i++) {
        struct aside_file *w = &g->v[i];
        if (w->step == DONE && (w->dir = first_of_folder(g, i)) == i)
            flush_folder(s, folder_of(w->job.path), w->job.path, &w->dir_e);
    }
    lockstate_write(&s->state, s->lockfd);
    for (size_t i = 0; i < g->n; i++)
        finish(s, g, &g->v[i]);
    os_let_go();
    for (size_t i = 0; i < g->n; i++)
        end_one(&g->v[i], g->v[i].step);
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
        save_release(&g->v[i].job);
    }
    os_let_go();
    s->state.aside = g->left;
    lockstate_write(&s->state, s->lockfd);
    arena_release(&s->group_memory);
    s->group = NULL;
}
