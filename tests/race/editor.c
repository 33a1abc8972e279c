/*
 * editor place|rename FILE TAG COUNT LOCK: a person's editor that adds "edit: TAG-n" to a file
 * COUNT times and prints TAG-n after each save. It knows nothing of the journal's lock; LOCK
 * only keeps two editors from each other, which is not what is tested.
 *
 * Like editors do, it reads the file, and before it saves it looks whether the file is still
 * what it read. What it overwrites in the moment after that look is its own fault, and the
 * lines are printed as "clobbered: LINE", so that no other program is blamed:
 *   place   opens, looks, truncates, writes in three pieces a few milliseconds apart
 *   rename  writes a temporary file and renames it, in one step that also shows what was there
 */
#ifdef __linux__
#define _GNU_SOURCE /* syscall, for renameat2 */
#endif
#include "os/os.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static struct err e;
static struct buf was, now, text;

static _Noreturn void fatal(const char *what)
{
    fprintf(stderr, "editor: %s: %s\n", what, e.text);
    exit(2);
}

static bool has_line(struct span all, struct span line)
{
    struct span one;
    while (span_line(&all, &one))
        if (span_eq(one, line))
            return true;
    return false;
}

static void show_clobbered(void)
{
    struct span rest = buf_span(&now), line;
    while (span_line(&rest, &line))
        if (!has_line(buf_span(&text), line))
            printf("clobbered: %.*s\n", (int)line.n, line.p);
}

static void write_slowly(int fd)
{
    struct span rest = buf_span(&text);
    size_t piece = rest.n / 3 + 1;
    for (; rest.n; rest = span_from(rest, piece)) {
        if (os_write_fd(fd, "the file", span_head(rest, piece), &e) < 0)
            fatal("write");
        os_sleep_ms(1 + (unsigned)rand() % 4);
    }
}

/* Both save and give true, or find that the file has changed and give false. */

static bool save_in_place(const char *path)
{
    int fd = open(path, O_RDWR);
    if (fd < 0 || os_read_open(fd, path, &now, NULL, &e) < 0)
        fatal(path);
    bool same = span_eq(buf_span(&was), buf_span(&now));
    if (same) {
        if (ftruncate(fd, 0) < 0 || lseek(fd, 0, SEEK_SET) < 0)
            fatal("truncate");
        write_slowly(fd);
        struct stat st;
        if (fstat(fd, &st) == 0 && st.st_nlink == 0)
            printf("dead: saved into a file that has no name any more\n");
    }
    close(fd);
    return same;
}

static bool save_by_rename(const char *path)
{
    char tmp[1024];
    snprintf(tmp, sizeof tmp, "%s.new", path);
    int fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0)
        fatal(tmp);
    write_slowly(fd);
    close(fd);
    if (os_read(OS_CWD, path, &now, NULL, &e) < 1)
        fatal(path);
    if (!span_eq(buf_span(&was), buf_span(&now)))
        return false;
    if (os_exchange(OS_CWD, tmp, path, &e) < 1 || os_read(OS_CWD, tmp, &now, NULL, &e) < 1)
        fatal("exchange");
    show_clobbered();
    return unlink(tmp) == 0;
}

int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    bool rename = strcmp(argv[1], "rename") == 0;
    const char *path = argv[2], *tag = argv[3];
    int count = (int)strtol(argv[4], NULL, 10);
    int lock = open(argv[5], O_RDWR | O_CREAT, 0600);
    srand((unsigned)span_hash(span_str(tag)));
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int i = 0; i < count;) {
        flock(lock, LOCK_EX);
        if (os_read(OS_CWD, path, &was, NULL, &e) < 1)
            fatal(path);
        buf_clear(&text);
        buf_add(&text, buf_span(&was));
        buf_fmt(&text, "edit: %s-%d\n", tag, i);
        if (rename ? save_by_rename(path) : save_in_place(path))
            printf("%s-%d\n", tag, i++);
        flock(lock, LOCK_UN);
        os_sleep_ms(5 + (unsigned)rand() % 30);
    }
    return 0;
}
