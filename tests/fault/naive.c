/*
 * naive HOW ROOT PATH LINE: appends a line the ways that lose data, so that the tests which
 * must find such faults can be tested themselves.
 *   place   reads, truncates, writes
 *   deaf    a temporary file and a rename, and no look at what any call returned
 *   usual   lock, read, temporary file, flush, rename, flush: all checked, but it does not see
 *           what another program does at the same time
 *   early   as usual, but says "saved" before it is on the disk
 */
#include "os/os.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct err e;

static int place(int root, const char *path, struct span text)
{
    int fd = openat(root, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    return fd < 0 || os_write_fd(fd, path, text, &e) < 0 || close(fd) < 0 ? -1 : 0;
}

static int deaf(int root, const char *path, struct span text)
{
    int fd = openat(root, ".journal/tmp", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (write(fd, text.p, text.n) < 0 || close(fd) < 0 ||
        renameat(root, ".journal/tmp", root, path) < 0)
        return 0;
    return 0;
}

static int sync_parent(int root, const char *path)
{
    char dir[256];
    snprintf(dir, sizeof dir, "%.*s", (int)(strrchr(path, '/') - path), path);
    int fd = os_open_dir(root, dir, &e);
    return fd < 0 || fsync(fd) < 0 || close(fd) < 0 ? -1 : 0;
}

static int usual(int root, const char *path, struct span text)
{
    int fd = os_create(root, ".journal/tmp", 0600, &e);
    if (fd < 0 || os_write_fd(fd, path, text, &e) < 0 || fsync(fd) < 0 || close(fd) < 0)
        return -1;
    if (renameat(root, ".journal/tmp", root, path) < 0)
        return -1;
    return sync_parent(root, path);
}

static int early(int root, const char *path, struct span text)
{
    return os_write_fd(1, "stdout", SPAN("saved\n"), &e) < 0 ? -1 : usual(root, path, text);
}

static int save(const char *how, int root, const char *path, struct span text)
{
    if (strcmp(how, "place") == 0)
        return place(root, path, text);
    if (strcmp(how, "deaf") == 0)
        return deaf(root, path, text);
    return strcmp(how, "early") == 0 ? early(root, path, text) : usual(root, path, text);
}

int main(int argc, char **argv)
{
    struct buf text = BUF_INIT;
    if (argc != 5)
        return STATUS_USAGE;
    int root = os_open_dir(OS_CWD, argv[2], &e);
    mkdirat(root, ".journal", 0700);
    if (os_lock(root, ".journal/lock", 10000, &e) < 0)
        return e.status;
    os_remove(root, ".journal/tmp", &e);
    os_read(root, argv[3], &text, NULL, &e);
    buf_fmt(&text, "%s\n", argv[4]);
    int r = save(argv[1], root, argv[3], buf_span(&text));
    if (r == 0 && strcmp(argv[1], "early") != 0)
        r = os_write_fd(1, "stdout", SPAN("saved\n"), &e);
    buf_release(&text);
    return r < 0 ? STATUS_SYSTEM : STATUS_YES;
}
