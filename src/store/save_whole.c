/*
 * Several files change, all or none. Before the first one changes, what they were is on the
 * disk in .journal/whole; after the last one it is removed. Who finds it takes the change back:
 * the command itself when a save fails, or the next save_begin when the command was killed.
 */
#include "base/arena.h"
#include "store/save_parts.h"
#include "store/undo.h"

static int sync_state_dir(const struct save *s, struct err *e)
{
    int fd = os_open_own_dir(s->rootfd, STATE_DIR, e);
    int r = fd < 0 ? -1 : os_sync_dir(fd, STATE_DIR, e);
    os_close(fd);
    return r;
}

int save_whole_begin(struct save *s, struct span entries, struct err *e)
{
    struct buf b = BUF_INIT;
    s->wholefd = os_open_own(s->rootfd, STATE_WHOLE, e);
    undo_head(&b, s->command, os_inode(s->wholefd));
    buf_add(&b, entries);
    int r = s->wholefd < 0 ? -1 : 0;
    if (r == 0 && os_put_tail(s->wholefd, 0, buf_span(&b)) < 0)
        r = err_set(e, STATUS_SYSTEM, "%s cannot be written, so nothing was", STATE_WHOLE);
    buf_release(&b);
    if (r == 0)
        r = os_sync(s->wholefd, STATE_WHOLE, e);
    return r == 0 ? sync_state_dir(s, e) : r;
}

int save_whole_end(struct save *s, struct err *e)
{
    struct err why = ERR_INIT;
    int r = os_remove(s->rootfd, STATE_WHOLE, &why) < 0 ? os_put_tail(s->wholefd, 0, SPAN("")) : 0;
    os_close(s->wholefd);
    s->wholefd = -1;
    return r < 0 ? err_set(e, STATUS_SYSTEM, "%s", why.text) : 0;
}

/* Puts a file back if it is as the command left it. */
static int put_back(void *ctx, struct span now, struct buf *out, struct err *e)
{
    struct undo_entry *const *u = ctx;
    (void)e;
    if (!undo_is_new(*u, now))
        return 0;
    buf_add(out, (*u)->old);
    return 1;
}

/* Restores all files. One that is refused now is not as the command left it, and is kept. */
static int put_all_back(struct save *s, const struct undo *u, struct arena *a, struct err *e)
{
    int n = 0;
    for (size_t i = u->n; i-- > 0;) {
        struct undo_entry *one = &u->v[i];
        struct err why = ERR_INIT;
        int r = one->old.p ? save_file(s, arena_copy(a, one->path).p, put_back, &one, &why) : 0;
        if (r < 0 && why.status != STATUS_FILE)
            return err_set(e, (enum exit_status)why.status, "%s", why.text);
        n += r > 0;
    }
    return n;
}

int save_take_back(struct save *s, struct err *e)
{
    struct buf b = BUF_INIT;
    struct arena a = ARENA_INIT;
    struct undo u;
    struct os_stamp stamp = {0};
    const char *command = s->command;
    int n = 0, there = os_read_own(s->rootfd, STATE_WHOLE, &b, &stamp, e);
    if (there <= 0) {
        buf_release(&b);
        return there < 0 ? state_refuse(e) : 0;
    }
    s->command = NULL; /* what is taken back is not for undo */
    /* one that is not complete was there before any file changed */
    if (undo_parse(&u, buf_span(&b), stamp.inode, &a) == UNDO_OWN)
        n = put_all_back(s, &u, &a, e);
    s->command = command;
    if (n >= 0 && os_remove(s->rootfd, STATE_WHOLE, e) < 0)
        n = -1;
    arena_release(&a);
    buf_release(&b);
    return n;
}

int save_recover(int rootfd, struct err *e)
{
    struct save s;
    struct err why = ERR_INIT;
    int there = os_exists(rootfd, STATE_WHOLE, &why);
    if (there < 0 && state_check(rootfd, e) == 0) {
        err_set(e, (enum exit_status)why.status, "%s", why.text);
        return state_refuse(e);
    }
    if (there <= 0)
        return there;
    if (save_begin(&s, rootfd, e) < 0)
        return -1;
    save_end(&s);
    return s.took_back;
}
