/*
 * saver ROOT PATH LINE: appends a line to one file of a journal by the write protocol, and
 * says "saved" only when that is so. Exits as journal does. The smallest program that saves,
 * for the tests that break the system under it.
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

int main(int argc, char **argv)
{
    struct err e = ERR_INIT;
    struct save s;
    if (argc != 4)
        return STATUS_USAGE;
    int root = os_open_dir(OS_CWD, argv[1], &e);
    int r = root < 0 ? -1 : save_begin(&s, root, &e);
    if (r == 0) {
        r = save_file(&s, argv[2], append, argv[3], &e);
        save_end(&s);
    }
    os_close(root);
    if (e.status)
        fprintf(stderr, "saver: %s\n", e.text);
    if (r == 1 && os_write_fd(STDOUT_FILENO, "standard output", SPAN("saved\n"), &e) < 0)
        return STATUS_AFTER; /* it is saved all the same */
    return e.status;
}
