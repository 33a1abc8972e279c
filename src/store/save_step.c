/* Steps 4 to 11 of a save; the list is at the head of save.c. */
#include "store/save_parts.h"
#include "store/store.h"

#include <string.h>

enum {
    SETTLED_MS = 1000, /* a file older than this is not being written */
    /* A file that looks like half of what an editor is writing. */
    SETTLED_HALF_MS = 5000,
    PAUSE_HALF_MS = 250,
};

static int make_dir(int rootfd, const char *path, int parent, struct err *e)
{
    struct os_stamp st;
    if (os_stat(parent, ".", &st, e) < 0 || os_make_dir(rootfd, path, st.mode & 0777, e) < 0)
        return -1;
    return os_sync_dir(parent, path, e);
}

/* Opens the directory dir, created if missing, and closes its parent. */
static int enter_dir(int rootfd, struct span dir, int parent, struct err *e)
{
    struct buf name = BUF_INIT;
    buf_add(&name, dir);
    int fd = os_exists(rootfd, buf_cstr(&name), e);
    if (fd == 0)
        fd = make_dir(rootfd, buf_cstr(&name), parent, e);
    if (fd >= 0)
        fd = os_open_subdir(rootfd, buf_cstr(&name), e);
    os_close(parent);
    buf_release(&name);
    return fd;
}

int save_open_parent(int rootfd, const char *path, struct err *e)
{
    int fd = os_open_subdir(rootfd, ".", e);
    for (const char *slash = strchr(path, '/'); fd >= 0 && slash;
         slash = strchr(slash + 1, '/'))
        fd = enter_dir(rootfd, span_between(path, slash), fd, e);
    return fd;
}

/* Steps 4 to 6: the old version, when it is at rest and is text. */

static int check_text(const struct save_job *j, struct span text, bool markers_ok)
{
    struct span rest = text, line, path = span_str(j->path);
    size_t n = 1;
    for (; span_line(&rest, &line); n++)
        if (line.n > OS_LINE_MAX)
            return err_set(j->e, STATUS_FILE, "%s:%zu: the line is longer than 1 MiB", j->path,
                           n);
    if (!markers_ok)
        return store_check_text(path, text, j->e);
    return text_check(text, &n) == TEXT_NUL ? err_nul(j->e, path, n) : 0;
}

/*
 * Returns whether the file is empty, or shorter than we left it: an editor may be writing it.
 */
static bool is_cut(const struct save_job *j)
{
    const struct os_stamp *last = &j->s->state.last;
    return j->stamp.size == 0 || (j->stamp.dev == last->dev && j->stamp.inode == last->inode &&
                                  j->stamp.size < last->size);
}

static bool ends_in_a_line(const struct buf *b)
{
    return b->n && b->p[b->n - 1] != '\n';
}

static enum save_step wait_until_settled(struct save_job *j, bool half)
{
    struct os_stamp now;
    if (os_stamp_eq(&j->stamp, &j->s->state.last) ||
        os_age_ms(&j->stamp) > (half ? SETTLED_HALF_MS : SETTLED_MS))
        return DONE;
    os_sleep_ms(half ? PAUSE_HALF_MS : SAVE_PAUSE_MS);
    int r = os_stat(j->s->rootfd, j->path, &now, j->e);
    if (r < 0)
        return FAILED;
    return r && os_stamp_eq(&j->stamp, &now) ? DONE : AGAIN;
}

/* Retries if the file existed before: some editors move it away and then write a new one. */
static enum save_step absent(const struct save_job *j)
{
    if (!j->existed)
        return DONE;
    os_sleep_ms(SAVE_PAUSE_MS);
    return AGAIN;
}

enum save_step save_read_old(struct save_job *j)
{
    struct os_stamp now;
    os_close(j->fd);
    int there = os_open_read(j->s->rootfd, j->path, &j->fd, &j->stamp, j->e);
    if (there <= 0)
        return there < 0 ? FAILED : absent(j);
    j->existed = true;
    enum save_step r = wait_until_settled(j, is_cut(j));
    if (r != DONE)
        return r;
    if (os_read_open(j->fd, j->path, &j->old, &now, j->e) < 0)
        return FAILED;
    if (j->old.n != now.size || !os_stamp_eq(&now, &j->stamp))
        return AGAIN;
    if (ends_in_a_line(&j->old))
        r = wait_until_settled(j, true);
    if (r != DONE)
        return r;
    return check_text(j, buf_span(&j->old), j->s->markers_ok) < 0 ? FAILED : DONE;
}

/* Steps 7 and 8: write the new version, complete and flushed, under a temporary name. */

enum save_step save_make_new(struct save_job *j, save_change *change, void *ctx)
{
    buf_clear(&j->out);
    buf_room(&j->old, 1); /* an empty file has a p too, old or new */
    buf_room(&j->out, 1);
    int r = change(ctx, j->fd < 0 ? (struct span){NULL, 0} : buf_span(&j->old), &j->out, j->e);
    if (r < 0 && j->fd < 0 && j->absent++ < 3) { /* ask once more: see absent() */
        *j->e = ERR_INIT;
        os_sleep_ms(SAVE_PAUSE_MS);
        return AGAIN;
    }
    if (r <= 0)
        return r < 0 ? FAILED : NOTHING;
    if (j->out.n > OS_FILE_MAX)
        return err_set(j->e, STATUS_FILE, "%s: would become larger than 64 MiB", j->path);
    return check_text(j, buf_span(&j->out), true) < 0 ? FAILED : DONE;
}

/* Creates SAVE_TMP with the mode and the owner of `like`, and syncs it. */
static int write_tmp(int rootfd, const struct os_stamp *like, struct span bytes, struct err *e)
{
    int fd = os_create(rootfd, SAVE_TMP, like->mode, e);
    if (fd < 0)
        return -1;
    os_try_chown(fd, like);
    if (os_write_fd(fd, SAVE_TMP, bytes, e) == 0 && os_sync(fd, SAVE_TMP, e) == 0)
        return os_close_written(fd, SAVE_TMP, e);
    os_close(fd);
    return -1;
}

enum save_step save_need_tmp(const struct save_job *j)
{
    if (!j->s->keep_tmp)
        return DONE;
    return err_set(j->e, STATUS_SYSTEM,
                   "%s: cannot be written while %s has another program's version", j->path,
                   SAVE_TMP);
}

enum save_step save_write_new(struct save_job *j)
{
    struct os_stamp like = j->stamp;
    if (j->fd < 0) {
        if (os_stat(j->dirfd, ".", &like, j->e) < 0)
            return FAILED;
        like.mode &= 0660;
    }
    if (save_need_tmp(j) != DONE)
        return FAILED;
    save_disarm(j->s);
    if (write_tmp(j->s->rootfd, &like, buf_span(&j->out), j->e) < 0)
        return FAILED;
    return os_stat(j->s->rootfd, SAVE_TMP, &j->mine, j->e) < 0 ? FAILED : DONE;
}

/* Steps 9 and 10: look again, then change over, then look at what came out. */

enum save_step save_holds(struct save_job *j, const char *name, const struct buf *bytes,
                          int *fd)
{
    int now;
    int r = os_open_read(j->s->rootfd, name, &now, NULL, j->e);
    if (r <= 0)
        return r < 0 ? FAILED : AGAIN;
    r = os_read_open(now, name, &j->seen, NULL, j->e);
    if (r < 0 || !span_eq(buf_span(&j->seen), buf_span(bytes))) {
        os_close(now);
        return r < 0 ? FAILED : AGAIN;
    }
    os_close(*fd);
    *fd = now;
    return DONE;
}

bool save_holds_quietly(struct save_job *j, const char *name, const struct buf *bytes, int *fd)
{
    struct err unused = ERR_INIT, *e = j->e;
    j->e = &unused;
    enum save_step r = save_holds(j, name, bytes, fd);
    j->e = e;
    return r == DONE;
}

/* Puts the old version back, which had changed before the exchange; then the save starts again.
 */
static enum save_step put_back(struct save_job *j)
{
    struct err unused = ERR_INIT;
    int ours = -1;
    bool back = os_exchange(j->s->rootfd, SAVE_TMP, j->path, &unused) > 0;
    if (!back || !save_holds_quietly(j, SAVE_TMP, &j->out, &ours))
        save_rescue_tmp(
            j); /* keep their version: it could not go back, or our file was changed again */
    os_close(ours);
    if (back)
        return j->s->keep_tmp ? FAILED : AGAIN;
    os_close(j->fd);
    j->fd = -1; /* ours stays, theirs is rescued: there is nothing to look after */
    return DONE;
}

static enum save_step change_over(struct save_job *j)
{
    struct err why = ERR_INIT, unused = ERR_INIT;
    save_arm(j->s, j->path, buf_span(&j->old), buf_span(&j->out));
    int r = os_exchange(j->s->rootfd, SAVE_TMP, j->path, &why);
    if (r < 0 && os_exists(j->s->rootfd, j->path, &unused) == 0)
        return AGAIN;
    if (r < 0)
        return err_set(j->e, STATUS_SYSTEM, "%s", why.text);
    if (r == 0) /* the gap between step 9 and this rename is admitted in the manual */
        return os_rename(j->s->rootfd, SAVE_TMP, j->path, j->e) < 0 ? FAILED : DONE;
    j->in_tmp = save_holds_quietly(j, SAVE_TMP, &j->old, &j->fd);
    return j->in_tmp ? DONE : put_back(j);
}

enum save_step save_publish(struct save_job *j)
{
    if (j->fd >= 0) {
        enum save_step r = save_holds(j, j->path, &j->old, &j->fd);
        return r == DONE ? change_over(j) : r;
    }
    int r = os_rename_new(j->s->rootfd, SAVE_TMP, j->path, j->e);
    return r < 0 ? FAILED : r ? DONE : AGAIN;
}

/* Step 11: keep it, with all that another program wrote to the old version until now. */

static bool changed_late(struct save_job *j)
{
    struct err unused = ERR_INIT;
    return j->fd >= 0 && (os_read_open(j->fd, j->path, &j->seen, NULL, &unused) < 0 ||
                          !span_eq(buf_span(&j->seen), buf_span(&j->old)));
}

static void rescue_late(struct save_job *j)
{
    struct err why = ERR_INIT;
    if (j->aside) {
        save_rescue_aside(j);
        return;
    }
    if (!j->in_tmp && !j->s->keep_tmp)
        save_arm(j->s, j->path, buf_span(&j->old), buf_span(&j->out));
    if (!j->in_tmp && write_tmp(j->s->rootfd, &j->stamp, buf_span(&j->seen), &why) < 0) {
        err_set(j->e, STATUS_AFTER, "%s: saved, but another program's version was lost: %s",
                j->path, why.text);
        return;
    }
    save_rescue_tmp(j);
}

void save_look_late(struct save_job *j)
{
    if (changed_late(j))
        rescue_late(j);
}

void save_drop_tmp(struct save_job *j)
{
    struct err unused = ERR_INIT;
    if (!j->s->keep_tmp)
        os_remove(j->s->rootfd, SAVE_TMP, &unused);
}

void save_finish(struct save_job *j)
{
    struct err why = ERR_INIT;
    if (j->s->holds)
        save_hold_folder(j->s, j->path);
    else if (os_sync_dir(j->dirfd, j->path, &why) < 0)
        err_set(j->e, STATUS_AFTER, "%s: saved, but %s", j->path, why.text);
    save_look_late(j);
    if (j->in_tmp)
        save_drop_tmp(j);
}
