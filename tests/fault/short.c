/*
 * LD_PRELOAD: a system that reads and writes three bytes at a time, and is interrupted before
 * every other call. Both are allowed, and a program that forgets it loses data. Of a regular
 * file it reads a page at a time, as where the next page cannot be had.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NEXT */
#endif
#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES = 3, PAGE = 4096 };

static int interrupted(void)
{
    static unsigned calls;
    if (calls++ % 2)
        return 0;
    errno = EINTR;
    return 1;
}

/* A data pointer cannot be cast to a function in ISO C; POSIX allows the bytes to be copied. */
static void find(void *function, const char *name)
{
    void *p = dlsym(RTLD_NEXT, name);
    memcpy(function, &p, sizeof p);
}

static size_t at_a_time(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? PAGE : BYTES;
}

ssize_t read(int fd, void *p, size_t n)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        find(&real, "read");
    size_t most = at_a_time(fd);
    return interrupted() ? -1 : real(fd, p, n < most ? n : most);
}

ssize_t write(int fd, const void *p, size_t n)
{
    static ssize_t (*real)(int, const void *, size_t);
    if (!real)
        find(&real, "write");
    return interrupted() ? -1 : real(fd, p, n < BYTES ? n : BYTES);
}

int fsync(int fd)
{
    static int (*real)(int);
    if (!real)
        find(&real, "fsync");
    return interrupted() ? -1 : real(fd);
}
