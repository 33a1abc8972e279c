/*
 * One file changes, by one rename. The twelve steps:
 *
 *    1  The command builds and checks the new lines in memory.
 *    2  Lock .journal/lock: wait up to 10 s, then exit 75. Readers never lock.
 *    3  Remove .journal/tmp, which a killed command left; put it aside if another program
 *       wrote it. Only the holder of the lock creates it. The same for what a group left.
 *    4  Open the file: a regular file, at most 64 MiB, lines of at most 1 MiB, no link.
 *    5  Settle. If the file is not the one that the last save left and is younger than a
 *       second, it must stay the same for 30 ms (250 ms if it looks cut short): an editor may
 *       be between truncating and writing it.
 *    6  Read it to the end. Refuse conflict markers and NUL bytes.
 *    7  Make the new bytes from the old.
 *    8  Write them to .journal/tmp with the old mode and owner; sync and close it.
 *    9  Open the file again by its name. If it differs from what step 6 read, start again
 *       from 4: at most 40 times, then exit 75.
 *   10  Exchange the two names, and compare what came out with what step 6 read. If it differs,
 *       exchange them back and start again from 4. A system that cannot exchange renames, with
 *       a gap that the manual admits. A new file is renamed so that it replaces nothing, or
 *       linked where a system cannot do that.
 *   11  Sync the directory. If the old file has changed since, put its bytes aside and exit 6.
 *   12  Only now the command prints.
 *
 * Each has its reason. The usual way (lock, temporary file, rename) loses whole histories to an
 * editor that saves in place: it truncates the file, which is then read as empty. So a file
 * that has just changed is given time to settle, and what was read is compared twice: just
 * before the exchange, and with what came out of it.
 *
 * Many files at once go the same way in groups: see save_group.c.
 *
 * Steps 4 to 11 are in save_step.c, the rescue of other programs' bytes (3, 10 and 11) is in
 * save_rescue.c, and what undo needs of a file, kept before step 8, in save_undo.c.
 */
#include "store/save.h"

#include "store/save_parts.h"

#include <stdio.h>
#include <string.h>

enum { LOCK_WAIT_MS = 10000, TRIES = 40 };

int save_begin(struct save *s, int rootfd, struct err *e)
{
    *s = (struct save){.rootfd = rootfd, .lockfd = -1, .undofd = -1, .wholefd = -1};
    if (state_open(rootfd, e) < 0)
        return -1;
    s->lockfd = os_lock(rootfd, LOCK_PATH, LOCK_WAIT_MS, e); /* step 2 */
    if (s->lockfd < 0)
        return state_refuse(e);
    lockstate_load(&s->state, s->lockfd);
    if ((s->state.aside && save_clear_aside(s, e) < 0) || save_clear_tmp(s, e) < 0) {
        save_end(s);
        return -1;
    }
    if (!s->state.known || s->state.armed || s->state.aside) {
        s->state.aside = false;
        save_disarm(s);
    }
    int back = save_take_back(s, e);
    s->took_back = back > 0;
    buf_clear(&s->changed);
    if (back < 0)
        save_end(s);
    return back < 0 ? -1 : 0;
}

void save_end(struct save *s)
{
    save_group_end(s);
    os_close(s->undofd);
    os_close(s->wholefd);
    os_close(s->lockfd);
    s->undofd = s->wholefd = s->lockfd = -1;
    buf_release(&s->changed);
    buf_release(&s->found);
    buf_release(&s->folders);
}

/* The whole way of one file, once. */

static enum save_step try_to_save(struct save_job *j, save_change *change, void *ctx)
{
    enum save_step r = save_read_old(j);
    if (r == DONE)
        r = save_make_new(j, change, ctx);
    if (r != DONE)
        return r;
    save_keep_for_undo(j->s, j->undo_at, j->path,
                       j->fd < 0 ? (struct span){NULL, 0} : buf_span(&j->old),
                       buf_span(&j->out));
    r = save_write_new(j);
    if (r == DONE)
        r = save_publish(j);
    if (r != DONE) {
        save_drop_tmp(j);
        return r;
    }
    die_as_after();
    j->s->state.last = j->mine;
    lockstate_write(&j->s->state, j->s->lockfd);
    save_finish(j);
    return DONE;
}

static enum save_step try_to_remove(struct save_job *j, struct span expect)
{
    enum save_step r = save_read_old(j);
    if (r != DONE || j->fd < 0)
        return r == DONE ? NOTHING : r;
    if (!span_eq(buf_span(&j->old), expect))
        return err_set(j->e, STATUS_FILE,
                       "%s: changed while the command ran, so it was not removed", j->path);
    save_keep_for_undo(j->s, j->undo_at, j->path, expect, (struct span){NULL, 0});
    r = save_holds(j, j->path, &j->old, &j->fd); /* and has room for what is read later */
    if (r == DONE)
        r = save_need_tmp(j);
    if (r != DONE)
        return r;
    save_arm(j->s, j->path, expect, expect);
    if (os_take_away(j->s->rootfd, j->path, SAVE_TMP, j->e) < 0)
        return FAILED;
    j->in_tmp = save_holds_quietly(j, SAVE_TMP, &j->old, &j->fd);
    if (!j->in_tmp) { /* it changed in this very moment: back, unless the name is taken */
        struct err unused = ERR_INIT;
        if (os_rename_new(j->s->rootfd, SAVE_TMP, j->path, &unused) <= 0)
            save_rescue_tmp(j);
        return j->s->keep_tmp ? FAILED : AGAIN;
    }
    die_as_after();
    save_finish(j);
    return DONE;
}

static void note(struct save *s, const char *path)
{
    buf_str(&s->changed, path);
    buf_char(&s->changed, '\0');
}

void save_note(struct save *s, const char *path)
{
    note(s, path);
    s->renames = true;
}

/* Appends a line to the error, which the caller prints even if the file was saved. */
static void add_message(struct save_job *j, enum save_step r, const char *path,
                        const char *what)
{
    size_t n = strlen(j->e->text);
    snprintf(j->e->text + n, sizeof j->e->text - n, "%s%s%s", n ? "\n" : "", path, what);
    if (!j->e->status)
        j->e->status = r < 0 ? STATUS_SYSTEM : STATUS_AFTER;
}

static int end_job(struct save_job *j, enum save_step r)
{
    if (r == DONE)
        note(j->s, j->path);
    j->s->renames |= r == DONE && !j->existed;
    if (j->s->state.armed && !j->s->keep_tmp)
        save_disarm(j->s);
    if (r == AGAIN)
        r = err_set(j->e, STATUS_LOCKED, "%s: another program keeps changing it; try again",
                    j->path);
    if (j->s->found.n)
        add_message(j, r, "", buf_cstr(&j->s->found));
    buf_clear(&j->s->found);
    if (j->rescued.n) {
        struct buf b = BUF_INIT;
        buf_fmt(&b, ": another program wrote to it at the same time; its version is in %s",
                buf_cstr(&j->rescued));
        add_message(j, r, j->path, buf_cstr(&b));
        buf_release(&b);
    }
    save_release(j);
    return r;
}

void save_release(struct save_job *j)
{
    os_close(j->fd);
    os_close(j->dirfd);
    buf_release(&j->old);
    buf_release(&j->out);
    buf_release(&j->seen);
    buf_release(&j->rescued);
}

int save_again(struct save_job *j, enum save_step r, save_change *change, void *ctx)
{
    j->undo_at = j->s->undo_size;
    if (r == AGAIN && (j->dirfd = save_open_parent(j->s->rootfd, j->path, j->e)) < 0)
        r = FAILED;
    for (int tries = 0; r == AGAIN && tries < TRIES; tries++)
        r = try_to_save(j, change, ctx);
    return end_job(j, r);
}

int save_file(struct save *s, const char *path, save_change *change, void *ctx, struct err *e)
{
    struct save_job j = {.s = s, .path = path, .e = e, .fd = -1, .dirfd = -1};
    return save_again(&j, AGAIN, change, ctx);
}

int save_remove(struct save *s, const char *path, struct span expect, struct err *e)
{
    struct save_job j = {.s = s, .path = path, .e = e, .fd = -1, .undo_at = s->undo_size};
    int there = os_exists(s->rootfd, path, e);
    if (there <= 0)
        return there;
    j.dirfd = save_open_parent(s->rootfd, path, e);
    enum save_step r = j.dirfd < 0 ? FAILED : AGAIN;
    for (int tries = 0; r == AGAIN && tries < TRIES; tries++)
        r = try_to_remove(&j, expect);
    s->renames |= r == DONE;
    return end_job(&j, r);
}

int save_move(struct save *s, const char *from, const char *to, struct err *e)
{
    int there = os_exists(s->rootfd, from, e);
    if (there <= 0)
        return there;
    int old_dir = save_open_parent(s->rootfd, from, e);
    int new_dir = old_dir < 0 ? -1 : save_open_parent(s->rootfd, to, e);
    int r = -1;
    if (new_dir >= 0) {
        save_keep_move(s, from, to, e);
        r = e->status ? -1 : os_rename_new(s->rootfd, from, to, e);
        if (r == 0)
            r = err_exists(e, span_str(to));
        if (r > 0) {
            die_as_after();
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
