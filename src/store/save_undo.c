/* What `undo` needs of a file, kept before the file changes. */
#include "store/save_parts.h"
#include "store/undo.h"

#include <string.h>

#define UNDO STATE_DIR "/undo"

/* An incomplete record would undo half a command, so it is deleted. */
static void drop_record(struct save *s, const char *record)
{
    struct err unused = ERR_INIT;
    s->command = NULL;
    os_close(s->undofd);
    s->undofd = -1;
    os_remove(s->rootfd, record, &unused);
}

/* At a retry the new entry of a file replaces its first. */
void save_keep_for_undo(struct save *s, size_t at, const char *path, struct span old,
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
