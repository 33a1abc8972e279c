#ifndef TESTS_UNIT_ROOT_H
#define TESTS_UNIT_ROOT_H
/* For tests that save: between begin and end there is the root of a journal. */
#include "base/buf.h"
#include "os/os.h"
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A journal's root in a directory of its own, and the bytes of one of its files. */
static char root_path[256];
static int root;
static struct buf bytes;

static void begin(void)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(root_path, sizeof root_path, "%s/root.XXXXXX", tmp ? tmp : "/tmp");
    struct err e = ERR_INIT;
    umask(022);
    CHECK(mkdtemp(root_path) != NULL);
    root = os_open_dir(OS_CWD, root_path, &e);
    CHECK(root >= 0);
    CHECK(mkdirat(root, "guests", 0750) == 0);
}

static void end(void)
{
    struct err e = ERR_INIT;
    os_close(root);
    CHECK_INT(os_run(OS_CWD, (const char *[]){"rm", "-rf", root_path, NULL}, &e), 0);
    buf_release(&bytes);
}

static void put(const char *path, struct span s)
{
    struct err e = ERR_INIT;
    int fd = openat(root, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    CHECK(fd >= 0);
    CHECK_INT(os_write_fd(fd, path, s, &e), 0);
    os_close(fd);
}

/* Older than anything has to wait for. */
static void put_old(const char *path, struct span s)
{
    const struct timespec t[2] = {{1000000000, 0}, {1000000000, 0}};
    put(path, s);
    CHECK(utimensat(root, path, t, 0) == 0);
}

static struct span get(const char *path)
{
    struct err e = ERR_INIT;
    return os_read(root, path, &bytes, NULL, &e) == 1 ? buf_span(&bytes) : SPAN("(not there)");
}

#endif
