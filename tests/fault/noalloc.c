/*
 * LD_PRELOAD: the Nth allocation (ALLOC_FAIL=N) finds no memory. ALLOC_COUNT=FILE: how many
 * there were, written at the end. The programs that it runs are spared.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NEXT */
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long calls, failing;
static const char *count;

__attribute__((constructor)) static void begin(void)
{
    const char *n = getenv("ALLOC_FAIL");
    failing = n ? strtol(n, NULL, 10) : 0;
    count = getenv("ALLOC_COUNT");
    unsetenv("LD_PRELOAD");
}

/* A data pointer cannot be cast to a function in ISO C; POSIX allows the bytes to be copied. */
static void find(void *function, const char *name)
{
    void *p = dlsym(RTLD_NEXT, name);
    memcpy(function, &p, sizeof p);
}

static bool fails(void)
{
    if (__atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED) != failing)
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    static void *(*real)(size_t);
    if (!real)
        find(&real, "malloc");
    return fails() ? NULL : real(n);
}

void *realloc(void *p, size_t n)
{
    static void *(*real)(void *, size_t);
    if (!real)
        find(&real, "realloc");
    return fails() ? NULL : real(p, n);
}

void *calloc(size_t n, size_t size)
{
    static void *(*real)(size_t, size_t);
    if (!real)
        find(&real, "calloc");
    return fails() ? NULL : real(n, size);
}

__attribute__((destructor)) static void say_how_many(void)
{
    char text[32];
    int fd = count ? open(count, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (fd < 0)
        return;
    int n = snprintf(text, sizeof text, "%ld\n", calls);
    if (write(fd, text, (size_t)n) != n)
        _exit(99);
    close(fd);
}
