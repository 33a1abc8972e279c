/*
 * saver ROOT PATH [LINE]: appends a line to one file of a journal by the write protocol, or
 * removes the file, and says "saved" only when that is so. Exits as journal does (1: nothing to
 * do). The smallest program that saves, for the tests that break the system under it.
 */
#include "store/save.h"

#include <stdio.h>
#include <unistd.h>

static int append(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const char *line = ctx;
    (void)e;
    buf_add(out, old);
    if (old.n && old.p[old.n - 1] != '\n')
        buf_char(out, '\n');
    buf_str(out, line);
    buf_char(out, '\n');
    return 1;
}

static int change(int root, const char *path, char *line, struct err *e)
{
    struct save s;
    struct buf now = BUF_INIT;
    int r = save_begin(&s, root, e);
    if (r == 0 && line)
        r = save_file(&s, path, append, line, e);
    else if (r == 0 && (r = os_read(root, path, &now, NULL, e)) > 0)
        r = save_remove(&s, path, buf_span(&now), e);
    save_end(&s);
    buf_release(&now);
    return r;
}

int main(int argc, char **argv)
{
    struct err e = ERR_INIT;
    if (argc < 3 || argc > 4)
        return STATUS_USAGE;
    int root = os_open_dir(OS_CWD, argv[1], &e);
    int r = root < 0 ? -1 : change(root, argv[2], argv[3], &e);
    os_close(root);
    if (r == 1 && os_write_fd(STDOUT_FILENO, "standard output", SPAN("saved\n"), &e) < 0)
        e.status = STATUS_AFTER; /* it is saved all the same */
    if (e.status)
        fprintf(stderr, "saver: %s\n", e.text);
    else if (r == 0)
        fprintf(stderr, "saver: nothing to do\n");
    return r == 0 ? STATUS_NO : e.status;
}
