#include "os/os.h"

#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char dir_path[256];
static int dir;
static struct buf bytes;
static struct err e;

static void begin(void)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(dir_path, sizeof dir_path, "%s/os.XXXXXX", tmp ? tmp : "/tmp");
    umask(022);
    CHECK(mkdtemp(dir_path) != NULL);
    dir = os_open_dir(OS_CWD, dir_path, &e);
    CHECK(dir >= 0);
}

static void end(void)
{
    os_close(dir);
    CHECK_INT(os_run(OS_CWD, (const char *[]){"rm", "-rf", dir_path, NULL}, &e), 0);
    buf_release(&bytes);
}

static void put(const char *path, struct span s)
{
    int fd = openat(dir, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    CHECK(fd >= 0);
    CHECK_INT(os_write_fd(fd, path, s, &e), 0);
    os_close(fd);
}

static struct span get(const char *path)
{
    return os_read(dir, path, &bytes, NULL, &e) == 1 ? buf_span(&bytes) : SPAN("(not there)");
}

/* The last error had that status and this text; it is forgotten. */
static void failed(int status, const char *text)
{
    CHECK_INT(e.status, status);
    CHECK_STR(span_str(e.text), text);
    e = ERR_INIT;
}

TEST(os_reads_files)
{
    struct os_stamp a, b;
    begin();
    put("a", SPAN("one\n\0two"));
    CHECK_INT(os_read(dir, "a", &bytes, &a, &e), 1);
    CHECK_SPAN(buf_span(&bytes), SPAN("one\n\0two"));
    CHECK_INT(a.size, 8);
    CHECK_INT(a.mode, 0644);
    CHECK_INT(os_read_listed(dir, "a", &bytes, &e), 1);
    CHECK_SPAN(buf_span(&bytes), SPAN("one\n\0two"));
    CHECK_INT(os_stat(dir, "a", &b, &e), 1);
    CHECK(os_stamp_eq(&a, &b));
    CHECK(os_age_ms(&a) < 10000);
    CHECK_INT(os_read(dir, "none", &bytes, NULL, &e), 0);
    CHECK_INT(os_read_listed(dir, "none", &bytes, &e), 0);
    CHECK_INT(os_stat(dir, "none", &b, &e), 0);
    CHECK_INT(os_exists(dir, "none", &e), 0);
    CHECK_INT(os_exists(dir, "a", &e), 1);
    CHECK_INT(e.status, 0);
    end();
}

TEST(os_reads_more_than_a_buffer)
{
    struct buf big = BUF_INIT;
    begin();
    for (int i = 0; i < 50000; i++)
        buf_fmt(&big, "note: %d\n", i);
    put("big", buf_span(&big));
    CHECK_SPAN(get("big"), buf_span(&big));
    CHECK_INT(os_read_listed(dir, "big", &bytes, &e), 1);
    CHECK_SPAN(buf_span(&bytes), buf_span(&big));
    int fd = openat(dir, "big", O_RDONLY);
    CHECK_INT(os_read_fd(fd, "big", &bytes, &e), 0);
    CHECK_SPAN(buf_span(&bytes), buf_span(&big));
    CHECK_INT(os_read_open(fd, "big", &bytes, NULL, &e), 0); /* from its first byte again */
    CHECK_SPAN(buf_span(&bytes), buf_span(&big));
    os_close(fd);
    buf_release(&big);
    end();
}

TEST(os_refuses_what_is_no_file)
{
    begin();
    CHECK_INT(os_make_dir(dir, "d", 0700, &e), 1);
    CHECK_INT(os_make_dir(dir, "d", 0700, &e), 0);
    CHECK(symlinkat("d", dir, "link") == 0 && mkfifoat(dir, "fifo", 0600) == 0);
    CHECK_INT(os_exists(dir, "link", &e), 1);
    CHECK_INT(os_read(dir, "d", &bytes, NULL, &e), -1);
    failed(STATUS_FILE, "d: is a directory");
    CHECK_INT(os_read_listed(dir, "d", &bytes, &e), -1);
    failed(STATUS_FILE, "d: is a directory");
    CHECK_INT(os_read(dir, "link", &bytes, NULL, &e), -1);
    failed(STATUS_FILE, "link: is a symbolic link, which is not followed");
    CHECK_INT(os_read(dir, "fifo", &bytes, NULL, &e), -1);
    failed(STATUS_FILE, "fifo: is a named pipe");
    CHECK_INT(os_read(OS_CWD, "/dev/zero", &bytes, NULL, &e), -1);
    failed(STATUS_FILE, "/dev/zero: is not a regular file");
    CHECK_INT(os_open_subdir(dir, "link", &e), -1);
    failed(STATUS_FILE, "link: is not a directory (a symbolic link is not followed)");
    int fd = os_open_dir(dir, "link", &e);
    CHECK(fd >= 0);
    os_close(fd);
    CHECK_INT(os_open_dir(dir, "none", &e), -1);
    failed(STATUS_SYSTEM, "cannot open none: No such file or directory");
    end();
}

TEST(os_limits_files_and_lines)
{
    begin();
    put("big", SPAN(""));
    int fd = openat(dir, "big", O_WRONLY);
    CHECK(ftruncate(fd, (off_t)OS_FILE_MAX + 1) == 0);
    CHECK_INT(os_read(dir, "big", &bytes, NULL, &e), -1);
    failed(STATUS_FILE, "big: is larger than 64 MiB");
    CHECK_INT(os_read_listed(dir, "big", &bytes, &e), -1);
    failed(STATUS_FILE, "big: is larger than 64 MiB");
    CHECK(ftruncate(fd, OS_LINE_MAX) == 0);
    CHECK_INT(os_read(dir, "big", &bytes, NULL, &e), 1);
    CHECK(ftruncate(fd, OS_LINE_MAX + 1) == 0);
    CHECK_INT(os_read(dir, "big", &bytes, NULL, &e), -1);
    failed(STATUS_FILE, "big:1: the line is longer than 1 MiB");
    os_close(fd);
    end();
}

TEST(os_lists_by_bytes)
{
    struct arena a = ARENA_INIT;
    struct os_names names;
    begin();
    put("b.txt", SPAN(""));
    put("a-b.txt", SPAN(""));
    put("a.txt", SPAN(""));
    put("\xC3\xA9.txt", SPAN(""));
    put("c.md", SPAN(""));
    CHECK_INT(os_make_dir(dir, "d.txt", 0700, &e), 1);
    CHECK_INT(os_make_dir(dir, ".hidden", 0700, &e), 1);
    CHECK(symlinkat("a.txt", dir, "link.txt") == 0);
    CHECK_INT(os_list(dir, ".", OS_FILES, ".txt", &a, &names, &e), 0);
    if (CHECK_INT(names.n, 4)) {
        CHECK_STR(names.v[0], "a-b.txt");
        CHECK_STR(names.v[1], "a.txt");
        CHECK_STR(names.v[2], "b.txt");
        CHECK_STR(names.v[3], "\xC3\xA9.txt");
        CHECK_INT(strlen(names.v[0].p), 7);
    }
    CHECK_INT(os_list(dir, ".", OS_FOLDERS, "", &a, &names, &e), 0);
    if (CHECK_INT(names.n, 1))
        CHECK_STR(names.v[0], "d.txt");
    CHECK_INT(os_list(dir, "none", OS_FILES, ".txt", &a, &names, &e), -1);
    failed(STATUS_SYSTEM, "cannot open none: No such file or directory");
    arena_release(&a);
    end();
}

TEST(os_makes_and_renames)
{
    begin();
    int fd = os_create(dir, "new", 0664, &e); /* the mode, whatever the umask */
    struct os_stamp st;
    CHECK(fd >= 0);
    CHECK_INT(os_write_fd(fd, "new", SPAN("new\n"), &e), 0);
    CHECK_INT(os_sync(fd, "new", &e), 0);
    CHECK_INT(os_close_written(fd, "new", &e), 0);
    CHECK_INT(os_stat(dir, "new", &st, &e), 1);
    CHECK_INT(st.mode, 0664);
    CHECK_INT(os_create(dir, "new", 0600, &e), -1);
    failed(STATUS_SYSTEM, "cannot make new: File exists");
    put("old", SPAN("old\n"));
    CHECK_INT(os_rename_new(dir, "new", "old", &e), 0);
    CHECK_STR(get("old"), "old\n");
    if (CHECK(os_exchange(dir, "new", "old", &e) >= 0) && span_is(get("old"), "new\n")) {
        CHECK_STR(get("new"), "old\n");
        CHECK_INT(os_exchange(dir, "new", "old", &e), 1);
    }
    CHECK_INT(os_rename_new(dir, "new", "other", &e), 1);
    CHECK_STR(get("other"), "new\n");
    CHECK_INT(os_exists(dir, "new", &e), 0);
    CHECK_INT(os_rename(dir, "other", "old", &e), 0);
    CHECK_STR(get("old"), "new\n");
    CHECK_INT(os_remove(dir, "old", &e), 1);
    CHECK_INT(os_remove(dir, "old", &e), 0);
    CHECK_INT(os_sync_dir(dir, ".", &e), 0);
    CHECK_INT(os_exchange(dir, "new", "old", &e), -1);
    failed(STATUS_SYSTEM, "cannot replace old: No such file or directory");
    end();
}

TEST(os_looks_into_a_directory_that_it_holds)
{
    begin();
    CHECK_INT(os_make_dir(dir, "d", 0700, &e), 1);
    CHECK_INT(os_make_dir(dir, "outside", 0700, &e), 1);
    os_hold(0, dir, SPAN("d"), os_open_subdir(dir, "d", &e));
    CHECK(os_holds(dir, SPAN("d")) && !os_holds(dir, SPAN("outside")) && !os_holds(dir, SPAN("")));
    CHECK_INT(os_rename(dir, "d", "moved", &e), 0);
    CHECK(symlinkat("outside", dir, "d") == 0);
    os_close(os_create(dir, "d/a", 0600, &e));
    CHECK_INT(os_exists(dir, "moved/a", &e), 1);
    CHECK_INT(os_exists(dir, "outside/a", &e), 0);
    os_let_go();
    CHECK(!os_holds(dir, SPAN("d")));
    CHECK_INT(os_create(dir, "d/b", 0600, &e), -1);
    failed(STATUS_FILE, "d/b: is a symbolic link, which is not followed");
    end();
}

TEST(os_keeps_the_owner_where_it_may)
{
    struct os_stamp st;
    begin();
    put("a", SPAN(""));
    CHECK_INT(os_stat(dir, "a", &st, &e), 1);
    st.uid = st.gid = 12345;
    int fd = openat(dir, "a", O_WRONLY);
    os_try_chown(fd, &st);
    os_close(fd);
    CHECK_INT(os_stat(dir, "a", &st, &e), 1);
    CHECK_INT(st.uid, geteuid() == 0 ? 12345 : geteuid());
    end();
}

TEST(os_keeps_bytes_in_the_lock_file)
{
    char four[4] = "";
    begin();
    int fd = os_lock(dir, "lock", 0, &e);
    CHECK(fd >= 0);
    CHECK_INT(os_get(fd, four, 4), 0);
    CHECK_INT(os_put(fd, "abcd", 4), 4);
    CHECK_INT(os_put(fd, "x", 1), 1);
    CHECK_INT(os_get(fd, four, 4), 4);
    CHECK(memcmp(four, "xbcd", 4) == 0);
    os_close(fd);
    CHECK(symlinkat("elsewhere", dir, "link") == 0);
    CHECK_INT(os_lock(dir, "link", 0, &e), -1);
    failed(STATUS_FILE, "link: is a symbolic link, which is not followed");
    end();
}

TEST(os_runs_programs)
{
    const char *const cat[] = {"sh", "-c", "cat here; exit 4", NULL};
    const char *const missing[] = {"no-such-program", NULL};
    struct buf out = BUF_INIT;
    begin();
    CHECK_INT(os_run(dir, (const char *[]){"sh", "-c", "echo x >here; exit 3", NULL}, &e), 3);
    CHECK_STR(get("here"), "x\n");
    CHECK_INT(os_run(OS_CWD, (const char *[]){"sh", "-c", "kill -9 $$", NULL}, &e), 137);
    CHECK_INT(os_run(OS_CWD, (const char *[]){"no-such-program", NULL}, &e), -1);
    failed(STATUS_SYSTEM, "cannot run no-such-program: No such file or directory");
    CHECK_INT(os_capture_env(dir, cat, NULL, &out, &e), 4);
    CHECK_STR(buf_span(&out), "x\n");
    CHECK_INT(os_capture_env(dir, missing, NULL, &out, &e), -1);
    failed(STATUS_SYSTEM, "cannot run no-such-program: No such file or directory");
    buf_release(&out);
    end();
}

TEST(os_feeds_a_program)
{
    pid_t pid;
    begin();
    CHECK(fchdir(dir) == 0);
    int fd = os_pipe_to("cat >here; exit 5", &pid, &e);
    CHECK(fd >= 0);
    CHECK_INT(os_write_fd(fd, "pipe", SPAN("x\n"), &e), 0);
    os_close(fd);
    CHECK_INT(os_wait(pid, "cat", &e), 5);
    CHECK_STR(get("here"), "x\n");
    fd = os_pipe_to("kill -PIPE $$", &pid, &e); /* what we ignore, a program does not inherit */
    os_close(fd);
    CHECK_INT(os_wait(pid, "sh", &e), 128 + 13);
    end();
}

TEST(os_writes_to_a_closed_pipe)
{
    int ends[2];
    os_start();
    CHECK(pipe(ends) == 0);
    close(ends[0]);
    CHECK_INT(os_write_fd(ends[1], "pipe", SPAN("x"), &e), -1);
    failed(STATUS_SYSTEM, ""); /* nothing to say: who read has gone */
    close(ends[1]);
    CHECK_INT(os_write_fd(ends[1], "pipe", SPAN("x"), &e), -1);
    failed(STATUS_SYSTEM, "cannot write pipe: Bad file descriptor");
}

TEST(os_knows_time_and_place)
{
    date_t today;
    daytime_t now;
    struct timespec from, to;
    setenv("TZ", "XXX-14", 1); /* the date is the local one: 14 hours ahead, and behind */
    tzset();
    os_clock(&today, &now);
    CHECK(today > date_make(2020, 1, 1) && now >= 0 && now < 24 * 60);
    date_t ahead = today;
    setenv("TZ", "XXX+12", 1);
    tzset();
    os_clock(&today, &now);
    CHECK(ahead - today == 1 || ahead - today == 2);
    clock_gettime(CLOCK_MONOTONIC, &from);
    os_sleep_ms(20);
    clock_gettime(CLOCK_MONOTONIC, &to);
    CHECK((to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000 >= 19);
    setenv("JOURNAL_X", "", 1);
    CHECK(os_getenv("JOURNAL_X") == NULL && os_getenv("JOURNAL_NOT_SET") == NULL);
    setenv("JOURNAL_X", "1", 1);
    CHECK_STR(span_str(os_getenv("JOURNAL_X")), "1");
    int fd = open("/dev/null", O_RDONLY);
    CHECK(!os_is_tty(fd));
    CHECK_INT(os_tty_columns(fd), 0);
    close(fd);
}
