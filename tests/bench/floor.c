/*
 * The least that reading all guests can cost: one listing, then open, read and close each file
 * with N workers, and nothing done with the bytes. A scan is measured against this.
 *
 *     floor DIR N
 */
#define _DEFAULT_SOURCE 1 /* d_type */

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 64, ROOM = 1 << 20, WORKERS = 64 };

static int dir;
static char **names;
static size_t names_n;
static atomic_size_t next_name;
static atomic_ullong bytes;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void list(const char *path)
{
    size_t cap = 0;
    DIR *d = opendir(path);
    if (d == NULL || (dir = dirfd(d)) < 0)
        fail(path);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_type != DT_REG)
            continue;
        if (names_n == cap) {
            cap = cap ? cap * 2 : 1024;
            names = realloc(names, cap * sizeof *names);
        }
        if (names == NULL || (names[names_n++] = strdup(e->d_name)) == NULL)
            fail("memory");
    }
}

static void read_one(const char *name, char *buf)
{
    int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        fail(name);
    ssize_t n = read(fd, buf, ROOM);
    if (n < 0)
        fail(name);
    bytes += (unsigned long long)n;
    close(fd);
}

static void *work(void *unused)
{
    char *buf = malloc(ROOM);
    (void)unused;
    if (buf == NULL)
        fail("memory");
    for (size_t from; (from = atomic_fetch_add(&next_name, CHUNK)) < names_n;)
        for (size_t i = from; i < from + CHUNK && i < names_n; i++)
            read_one(names[i], buf);
    free(buf);
    return NULL;
}

int main(int argc, char **argv)
{
    pthread_t thread[WORKERS];
    long n = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
    if (n < 1 || n > WORKERS) {
        fputs("usage: floor DIR N\n", stderr);
        return 2;
    }
    list(argv[1]);
    for (long i = 0; i < n; i++)
        if (pthread_create(&thread[i], NULL, work, NULL) != 0)
            fail("thread");
    for (long i = 0; i < n; i++)
        pthread_join(thread[i], NULL);
    printf("%zu files, %llu bytes\n", names_n, bytes);
    return 0;
}
