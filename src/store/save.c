/*
 * The usual way (lock, temporary file, rename) loses whole histories to an editor that saves
 * in place: it truncates, and in that moment the file is read as empty. So a file that has just
 * changed is given time to settle, and what was read is compared twice with what is there: just
 * before the rename, and with what came out of it.
 */
#include "store/save.h"

#include "store/state.h"
#include "store/undo.h"

#include <stdio.h>
#include <string.h>

#define TMP STATE_DIR "/tmp"
#define UNDO STATE_DIR "/undo"

enum {
    LOCK_WAIT_MS = 10000,
    SETTLED_MS = 1000, /* a file older than this is not being written */
    PAUSE_MS = 30,     /* a younger one must stay the same for so long */
    /* A file that looks like half of what an editor is writing. */
    SETTLED_HALF_MS = 5000,
    PAUSE_HALF_MS = 250,
    TRIES = 40,
};

enum step { FAILED = -1, NOTHING = 0, DONE = 1, AGAIN = 2 };

/* One file on its way. */
struct job {
    struct save *s;
    const char *path;
    struct err *e;
    int dirfd;             /* the directory it lies in */
    int fd;                /* the old version, -1 when there is none */
    struct os_stamp stamp; /* of the old version when it was opened */
    struct buf old, out;   /* the bytes that were read, and those to be written */
    struct buf seen;       /* what is found when looking again */
    struct os_stamp mine;  /* of the new version */
    bool existed;          /* there was an old version at some time */
    size_t undo_at;        /* where its entry in the undo file begins */
    int absent;            /* how often the change was refused because there was none */
    bool in_tmp;           /* the old version has the name TMP now */
    bool keep_tmp;         /* TMP is another program's, and could not be given another name */
    struct buf rescued;    /* where bytes of another program were put aside */
};

/* Renames TMP to a name that is free: rescued-NAME, rescued-NAME.2, … */
static int keep_tmp(int rootfd, struct span name, struct buf *kept, struct err *e)
{
    int r = 0;
    for (int n = 1; r == 0; n++) {
        buf_clear(kept);
        buf_fmt(kept, STATE_DIR "/rescued-%.*s", (int)name.n, name.p);
        if (n > 1)
            buf_fmt(kept, ".%d", n);
        r = os_rename_new(rootfd, TMP, buf_cstr(kept), e);
    }
    return r;
}

/* Returns 1 when TMP holds bytes of another program, 0 when they are ours or there is none. */
static int is_anothers(struct save *s, struct err *e)
{
    struct buf b = BUF_INIT;
    if (!s->hold.known)
        return os_exists(s->rootfd, TMP, e);
    int r = s->hold.armed ? os_read(s->rootfd, TMP, &b, NULL, e) : 0;
    uint64_t hash = undo_hash(buf_span(&b));
    buf_release(&b);
    return r > 0 ? hash != s->hold.ours[0] && hash != s->hold.ours[1] : r;
}

/*
 * Step 3: removes TMP, which a command left that was killed. Nearly always it holds a version
 * of ours; but when the kill was between the exchange and the look at what came out, it may
 * hold what an editor wrote. Then it is put aside, and so it is when the lock file, which tells
 * the two apart, was not written here.
 */
static int clear_tmp(struct save *s, struct err *e)
{
    struct buf b = BUF_INIT;
    struct span name = s->hold.known ? span_str(s->hold.name) : SPAN("unknown");
    int r = is_anothers(s, e);
    if (r == 0) {
        r = os_remove(s->rootfd, TMP, e);
        if (r > 0 && s->hold.armed)
            memcpy(s->cleared, s->hold.name, HOLD_NAME);
    } else if (r > 0 && (r = keep_tmp(s->rootfd, name, &b, e)) > 0) {
        buf_fmt(&s->found,
                s->hold.known ? "%.*s: another program wrote to it when a command was killed; "
                                "what it wrote is in %s"
                              : "%.*s: a killed command left bytes, or a clone brought them; "
                                "they are in %s",
                (int)name.n, name.p, buf_cstr(&b));
    }
    buf_release(&b);
    return r;
}

/*
 * The lock file says when TMP may come to hold what others wrote, and for which file. It says
 * nothing, and no name is in it, before TMP is made and after TMP has gone.
 */
static void disarm(struct save *s)
{
    hold_disarm(&s->hold);
    hold_keep(&s->hold, s->lockfd);
}

static void arm(struct save *s, const char *path, struct span old, struct span new)
{
    hold_arm(&s->hold, path, undo_hash(old), undo_hash(new));
    hold_keep(&s->hold, s->lockfd);
}

int save_begin(struct save *s, int rootfd, struct err *e)
{
    *s = (struct save){.rootfd = rootfd, .lockfd = -1, .undofd = -1};
    if (state_open(rootfd, e) < 0)
        return -1;
    s->lockfd = os_lock(rootfd, HOLD_PATH, LOCK_WAIT_MS, e); /* step 2 */
    if (s->lockfd < 0)
        return state_refuse(e);
    hold_load(&s->hold, s->lockfd);
    if (clear_tmp(s, e) < 0) {
        save_end(s);
        return -1;
    }
    if (!s->hold.known || s->hold.armed)
        disarm(s);
    return 0;
}

void save_end(struct save *s)
{
    os_close(s->undofd);
    os_close(s->lockfd);
    s->undofd = s->lockfd = -1;
    buf_release(&s->changed);
    buf_release(&s->found);
}

/* A record that lacks a file would take back half a command: better none. */
static void drop_record(struct save *s, const char *record)
{
    struct err unused = ERR_INIT;
    s->command = NULL;
    os_close(s->undofd);
    s->undofd = -1;
    os_remove(s->rootfd, record, &unused);
}

/*
 * Keeps what `undo` needs, before the change; tried again, a file's entry takes the place of
 * its first. When it cannot be kept the change is made all the same, and undo will refuse.
 */
static void keep_for_undo(struct save *s, size_t at, const char *path, struct span old,
                          struct span new)
{
    const char *record = s->undo ? s->undo : UNDO;
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    if (!s->command)
        return;
    if (s->undofd < 0)
        s->undofd = os_open_own(s->rootfd, record, &unused);
    if (at == 0)
        undo_head(&b, s->command, os_inode(s->undofd));
    undo_add(&b, span_str(path), old, new);
    if (s->undofd >= 0 && os_put_tail(s->undofd, at, buf_span(&b)) == 0)
        s->undo_size = at + b.n;
    else
        drop_record(s, record);
    buf_release(&b);
}

void save_keep_name(struct save *s)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    int fd = os_open_own(s->rootfd, UNDO, &unused);
    undo_head(&b, s->command, os_inode(fd));
    if (fd < 0 || os_put_tail(fd, 0, buf_span(&b)) < 0)
        os_remove(s->rootfd, UNDO, &unused);
    os_close(fd);
    buf_release(&b);
    s->command = NULL;
}

/* The directory of a file, made when missing; no symlink on the way is followed. */

static int make_dir(int rootfd, const char *path, int parent, struct err *e)
{
    struct os_stamp st;
    if (os_stat(parent, ".", &st, e) < 0 || os_make_dir(rootfd, path, st.mode & 0777, e) < 0)
        return -1;
    return os_sync_dir(parent, path, e);
}

/* The directory of `path` up to byte n, given its parent, which is closed. */
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

static int open_parent(int rootfd, const char *path, struct err *e)
{
    int fd = os_open_subdir(rootfd, ".", e);
    for (const char *slash = strchr(path, '/'); fd >= 0 && slash;
         slash = strchr(slash + 1, '/'))
        fd = enter_dir(rootfd, span_between(path, slash), fd, e);
    return fd;
}

/* Steps 4 to 6: the old version, when it is at rest and is text. */

static int check_text(const struct job *j, struct span text, bool markers_ok)
{
    struct span rest = text, line;
    size_t ours = 0, theirs = 0;
    for (size_t n = 1; span_line(&rest, &line); n++) {
        if (line.n > OS_LINE_MAX)
            return err_set(j->e, STATUS_FILE, "%s:%zu: the line is longer than 1 MiB", j->path,
                           n);
        if (span_chr(line, '\0') != SPAN_NONE)
            return err_set(j->e, STATUS_FILE, "%s:%zu: holds a NUL byte, so it is not text",
                           j->path, n);
        if (!ours && span_starts(line, SPAN("<<<<<<<")))
            ours = n;
        if (!theirs && span_starts(line, SPAN(">>>>>>>")))
            theirs = n;
    }
    if (ours && theirs && !markers_ok)
        return err_set(j->e, STATUS_FILE, "%s:%zu: holds conflict markers; resolve them first",
                       j->path, ours);
    return 0;
}

/* Empty, or shorter than we left it: an editor may have truncated it and not be done. */
static bool is_cut(const struct job *j)
{
    const struct os_stamp *last = &j->s->hold.last;
    return j->stamp.size == 0 || (j->stamp.dev == last->dev && j->stamp.inode == last->inode &&
                                  j->stamp.size < last->size);
}

static bool ends_in_a_line(const struct buf *b)
{
    return b->n && b->p[b->n - 1] != '\n';
}

static enum step wait_until_settled(struct job *j, bool half)
{
    struct os_stamp now;
    if (os_stamp_eq(&j->stamp, &j->s->hold.last) ||
        os_age_ms(&j->stamp) > (half ? SETTLED_HALF_MS : SETTLED_MS))
        return DONE;
    os_sleep_ms(half ? PAUSE_HALF_MS : PAUSE_MS);
    int r = os_stat(j->s->rootfd, j->path, &now, j->e);
    if (r < 0)
        return FAILED;
    return r && os_stamp_eq(&j->stamp, &now) ? DONE : AGAIN;
}

/* Some editors move the file away and then write it anew: in between, it is not gone. */
static enum step absent(const struct job *j)
{
    if (!j->existed)
        return DONE;
    os_sleep_ms(PAUSE_MS);
    return AGAIN;
}

static enum step read_old(struct job *j)
{
    struct os_stamp now;
    os_close(j->fd);
    int there = os_open_read(j->s->rootfd, j->path, &j->fd, &j->stamp, j->e);
    if (there <= 0)
        return there < 0 ? FAILED : absent(j);
    j->existed = true;
    enum step r = wait_until_settled(j, is_cut(j));
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

/* Steps 7 and 8: the new version, complete and on the disk, under a name nobody reads. */

static enum step make_new(struct job *j, save_change *change, void *ctx)
{
    buf_clear(&j->out);
    buf_room(&j->old, 1); /* an empty file has a p too, old or new */
    buf_room(&j->out, 1);
    int r = change(ctx, j->fd < 0 ? (struct span){NULL, 0} : buf_span(&j->old), &j->out, j->e);
    if (r < 0 && j->fd < 0 && j->absent++ < 3) { /* ask once more: see absent() */
        *j->e = ERR_INIT;
        os_sleep_ms(PAUSE_MS);
        return AGAIN;
    }
    if (r <= 0)
        return r < 0 ? FAILED : NOTHING;
    if (j->out.n > OS_FILE_MAX)
        return err_set(j->e, STATUS_FILE, "%s: would become larger than 64 MiB", j->path);
    return check_text(j, buf_span(&j->out), true) < 0 ? FAILED : DONE;
}

static int write_tmp(int rootfd, const struct os_stamp *like, struct span bytes, struct err *e)
{
    int fd = os_create(rootfd, TMP, like->mode, e);
    if (fd < 0)
        return -1;
    os_try_chown(fd, like);
    if (os_write_fd(fd, TMP, bytes, e) == 0 && os_sync(fd, TMP, e) == 0)
        return os_close_written(fd, TMP, e);
    os_close(fd);
    return -1;
}

static enum step write_new(struct job *j)
{
    struct os_stamp like = j->stamp;
    if (j->fd < 0) {
        if (os_stat(j->dirfd, ".", &like, j->e) < 0)
            return FAILED;
        like.mode &= 0660;
    }
    disarm(j->s);
    if (write_tmp(j->s->rootfd, &like, buf_span(&j->out), j->e) < 0)
        return FAILED;
    return os_stat(j->s->rootfd, TMP, &j->mine, j->e) < 0 ? FAILED : DONE;
}

/* Steps 9 and 10: look again, then change over, then look at what came out. */

/* Does that name hold these bytes? Then *fd (closed before) is open on it. */
static enum step holds(struct job *j, const char *name, const struct buf *bytes, int *fd)
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

static bool holds_quietly(struct job *j, const char *name, const struct buf *bytes, int *fd)
{
    struct err unused = ERR_INIT, *e = j->e;
    j->e = &unused;
    enum step r = holds(j, name, bytes, fd);
    j->e = e;
    return r == DONE;
}

static void rescue_tmp(struct job *j)
{
    struct err e = ERR_INIT;
    if (keep_tmp(j->s->rootfd, hold_name(j->path), &j->rescued, &e) > 0)
        return;
    j->keep_tmp = true;
    buf_clear(&j->rescued);
    buf_fmt(&j->rescued, TMP " (%s)", e.text);
}

/* The old version had changed by the time it came out: it goes back, and we start again. */
static enum step put_back(struct job *j)
{
    struct err unused = ERR_INIT;
    int ours = -1;
    bool back = os_exchange(j->s->rootfd, TMP, j->path, &unused) > 0;
    if (!back || !holds_quietly(j, TMP, &j->out, &ours))
        rescue_tmp(j); /* theirs: it could not go back, or they had changed ours already */
    os_close(ours);
    if (back)
        return j->keep_tmp ? FAILED : AGAIN;
    os_close(j->fd);
    j->fd = -1; /* ours stays, theirs is rescued: there is nothing to look after */
    return DONE;
}

static enum step change_over(struct job *j)
{
    struct err why = ERR_INIT, unused = ERR_INIT;
    arm(j->s, j->path, buf_span(&j->old), buf_span(&j->out));
    int r = os_exchange(j->s->rootfd, TMP, j->path, &why);
    if (r < 0 && os_exists(j->s->rootfd, j->path, &unused) == 0)
        return AGAIN;
    if (r < 0)
        return err_set(j->e, STATUS_SYSTEM, "%s", why.text);
    if (r == 0) /* the gap between step 9 and this rename is admitted in the manual */
        return os_rename(j->s->rootfd, TMP, j->path, j->e) < 0 ? FAILED : DONE;
    j->in_tmp = holds_quietly(j, TMP, &j->old, &j->fd);
    return j->in_tmp ? DONE : put_back(j);
}

static enum step publish(struct job *j)
{
    if (j->fd >= 0) {
        enum step r = holds(j, j->path, &j->old, &j->fd);
        return r == DONE ? change_over(j) : r;
    }
    int r = os_rename_new(j->s->rootfd, TMP, j->path, j->e);
    return r < 0 ? FAILED : r ? DONE : AGAIN;
}

/* Step 11: keep it, and lose nothing that was written to the old version meanwhile. */

static bool changed_late(struct job *j)
{
    struct err unused = ERR_INIT;
    return j->fd >= 0 && (os_read_open(j->fd, j->path, &j->seen, NULL, &unused) < 0 ||
                          !span_eq(buf_span(&j->seen), buf_span(&j->old)));
}

static void rescue_late(struct job *j)
{
    struct err why = ERR_INIT;
    if (!j->in_tmp && write_tmp(j->s->rootfd, &j->stamp, buf_span(&j->seen), &why) < 0) {
        err_set(j->e, STATUS_AFTER,
                "%s: saved, but what another program wrote meanwhile is lost: %s", j->path,
                why.text);
        return;
    }
    rescue_tmp(j);
}

/* What cannot be removed now, the next save_begin removes. */
static void drop_tmp(struct job *j)
{
    struct err unused = ERR_INIT;
    if (!j->keep_tmp)
        os_remove(j->s->rootfd, TMP, &unused);
}

static void finish(struct job *j)
{
    struct err why = ERR_INIT;
    if (os_sync_dir(j->dirfd, j->path, &why) < 0)
        err_set(j->e, STATUS_AFTER, "%s: saved, but %s", j->path, why.text);
    if (changed_late(j))
        rescue_late(j);
    if (j->in_tmp)
        drop_tmp(j);
}

/* The whole way of one file, once. */

static enum step try_to_save(struct job *j, save_change *change, void *ctx)
{
    enum step r = read_old(j);
    if (r == DONE)
        r = make_new(j, change, ctx);
    if (r != DONE)
        return r;
    keep_for_undo(j->s, j->undo_at, j->path,
                  j->fd < 0 ? (struct span){NULL, 0} : buf_span(&j->old), buf_span(&j->out));
    r = write_new(j);
    if (r == DONE)
        r = publish(j);
    if (r != DONE) {
        drop_tmp(j);
        return r;
    }
    die_saved();
    j->s->hold.last = j->mine;
    hold_keep(&j->s->hold, j->s->lockfd);
    finish(j);
    return DONE;
}

static enum step try_to_remove(struct job *j, struct span expect)
{
    enum step r = read_old(j);
    if (r != DONE || j->fd < 0)
        return r == DONE ? NOTHING : r;
    if (!span_eq(buf_span(&j->old), expect))
        return err_set(j->e, STATUS_FILE, "%s: has changed meanwhile, so it was not removed",
                       j->path);
    keep_for_undo(j->s, j->undo_at, j->path, expect, (struct span){NULL, 0});
    r = holds(j, j->path, &j->old, &j->fd); /* and has room for what is read later */
    if (r != DONE)
        return r;
    arm(j->s, j->path, expect, expect);
    if (os_rename(j->s->rootfd, j->path, TMP, j->e) < 0)
        return FAILED;
    j->in_tmp = holds_quietly(j, TMP, &j->old, &j->fd);
    if (!j->in_tmp) { /* it changed in this very moment: back, unless the name is taken */
        struct err unused = ERR_INIT;
        if (os_rename_new(j->s->rootfd, TMP, j->path, &unused) <= 0)
            rescue_tmp(j);
        return j->keep_tmp ? FAILED : AGAIN;
    }
    die_saved();
    finish(j);
    return DONE;
}

void save_note(struct save *s, const char *path)
{
    buf_str(&s->changed, path);
    buf_char(&s->changed, '\0');
}

/* One more line of the error, which is told although it was saved. */
static void tell(struct job *j, enum step r, const char *path, const char *what)
{
    size_t n = strlen(j->e->text);
    snprintf(j->e->text + n, sizeof j->e->text - n, "%s%s%s", n ? "\n" : "", path, what);
    if (!j->e->status)
        j->e->status = r < 0 ? STATUS_SYSTEM : STATUS_AFTER;
}

static int end_job(struct job *j, enum step r)
{
    if (r == DONE)
        save_note(j->s, j->path);
    if (j->s->hold.armed && !j->keep_tmp)
        disarm(j->s);
    if (r == AGAIN)
        r = err_set(j->e, STATUS_LOCKED, "%s: another program does not stop changing it",
                    j->path);
    if (j->s->found.n)
        tell(j, r, "", buf_cstr(&j->s->found));
    buf_clear(&j->s->found);
    if (j->rescued.n) {
        struct buf b = BUF_INIT;
        buf_fmt(&b, ": another program wrote to it at the same moment; what it wrote is in %s",
                buf_cstr(&j->rescued));
        tell(j, r, j->path, buf_cstr(&b));
        buf_release(&b);
    }
    os_close(j->fd);
    os_close(j->dirfd);
    buf_release(&j->old);
    buf_release(&j->out);
    buf_release(&j->seen);
    buf_release(&j->rescued);
    return r;
}

int save_file(struct save *s, const char *path, save_change *change, void *ctx, struct err *e)
{
    struct job j = {.s = s, .path = path, .e = e, .fd = -1, .undo_at = s->undo_size};
    j.dirfd = open_parent(s->rootfd, path, e);
    enum step r = j.dirfd < 0 ? FAILED : AGAIN;
    for (int tries = 0; r == AGAIN && tries < TRIES; tries++)
        r = try_to_save(&j, change, ctx);
    return end_job(&j, r);
}

int save_remove(struct save *s, const char *path, struct span expect, struct err *e)
{
    struct job j = {.s = s, .path = path, .e = e, .fd = -1, .undo_at = s->undo_size};
    int there = os_exists(s->rootfd, path, e);
    if (there <= 0)
        return there;
    j.dirfd = open_parent(s->rootfd, path, e);
    enum step r = j.dirfd < 0 ? FAILED : AGAIN;
    for (int tries = 0; r == AGAIN && tries < TRIES; tries++)
        r = try_to_remove(&j, expect);
    return end_job(&j, r);
}

/* Undoing a move is a removal and a new file: both entries hold the bytes that moved. */
static void keep_move(struct save *s, const char *from, const char *to, struct err *e)
{
    struct buf b = BUF_INIT;
    struct span none = {NULL, 0};
    if (os_read(s->rootfd, from, &b, NULL, e) > 0) {
        buf_room(&b, 1);
        keep_for_undo(s, s->undo_size, to, none, buf_span(&b));
        keep_for_undo(s, s->undo_size, from, buf_span(&b), none);
    }
    buf_release(&b);
}

int save_move(struct save *s, const char *from, const char *to, struct err *e)
{
    int there = os_exists(s->rootfd, from, e);
    if (there <= 0)
        return there;
    int old_dir = open_parent(s->rootfd, from, e);
    int new_dir = old_dir < 0 ? -1 : open_parent(s->rootfd, to, e);
    int r = -1;
    if (new_dir >= 0) {
        keep_move(s, from, to, e);
        r = e->status ? -1 : os_rename_new(s->rootfd, from, to, e);
        if (r == 0)
            r = err_set(e, STATUS_GUEST, "%s is there already", to);
        if (r > 0) {
            die_saved();
            save_note(s, from);
            save_note(s, to);
        }
        if (r > 0 && os_sync_dir(new_dir, to, e) == 0)
            os_sync_dir(old_dir, from, e);
    }
    os_close(new_dir);
    os_close(old_dir);
    if (r > 0 && e->status)
        e->status = STATUS_AFTER;
    return r;
}
