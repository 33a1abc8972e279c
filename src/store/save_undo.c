/* Keeps the old version of a file for `undo`, before the file changes. */
#include "store/save_parts.h"
#include "store/undo_stack.h"

#include <string.h>

/*
 * Cuts an incomplete record, which would undo half a command, to its head, so that undo does
 * not undo the command before instead; if that fails, removes all records.
 */
static void drop_record(struct save *s)
{
    struct buf head = BUF_INIT;
    struct err unused = ERR_INIT;
    undo_head(&head, s->command, os_inode(s->undofd));
    if (s->undo)
        os_remove(s->rootfd, s->undo, &unused);
    else if (s->undofd < 0 || os_put_tail(s->undofd, 0, buf_span(&head)) < 0)
        undo_stack_clear(s->rootfd);
    os_close(s->undofd);
    s->undofd = -1;
    s->command = NULL;
    s->undo_lost = !s->undo;
    buf_release(&head);
}

/* Opens the record of the command; what was there before goes down the stack. */
static int open_record(struct save *s)
{
    struct err unused = ERR_INIT;
    if (s->undo)
        return os_open_own(s->rootfd, s->undo, &unused);
    undo_stack_push(s->rootfd);
    s->undo_room = undo_stack_trim(s->rootfd, 0);
    return os_open_own(s->rootfd, UNDO_PATH, &unused);
}

/* Keeps the old version of a file. At a retry the new entry replaces the first. */
void save_keep_for_undo(struct save *s, size_t at, const char *path, struct span old,
                        struct span new)
{
    struct buf b = BUF_INIT;
    if (!s->command)
        return;
    if (s->undofd < 0)
        s->undofd = open_record(s);
    if (at == 0)
        undo_head(&b, s->command, os_inode(s->undofd));
    undo_add(&b, span_str(path), old, new);
    bool fits = at + b.n <= UNDO_BYTES;
    if (s->undofd >= 0 && fits && os_put_tail(s->undofd, at, buf_span(&b)) == 0)
        s->undo_size = at + b.n;
    else
        drop_record(s);
    if (!s->undo && s->undo_size > s->undo_room)
        s->undo_room = undo_stack_trim(s->rootfd, s->undo_size);
    buf_release(&b);
}

void save_unkeep(struct save *s, size_t at)
{
    s->undo_size = at; /* the first entry stays until the next one replaces it */
    if (s->command && at && os_put_tail(s->undofd, at, SPAN("")) < 0)
        drop_record(s);
}

void save_keep_name(struct save *s)
{
    struct buf b = BUF_INIT;
    int fd = open_record(s);
    undo_head(&b, s->command, os_inode(fd));
    if (fd < 0 || os_put_tail(fd, 0, buf_span(&b)) < 0)
        undo_stack_clear(s->rootfd);
    os_close(fd);
    buf_release(&b);
    s->command = NULL;
}

void save_keep_move(struct save *s, const char *from, const char *to, struct err *e)
{
    struct buf b = BUF_INIT;
    struct span none = {NULL, 0};
    if (os_read(s->rootfd, from, &b, NULL, e) > 0) {
        buf_room(&b, 1);
        save_keep_for_undo(s, s->undo_size, to, none, buf_span(&b));
        save_keep_for_undo(s, s->undo_size, from, buf_span(&b), none);
    }
    buf_release(&b);
}
