#include "store/save.h"

#include "store/undo.h"
#include "root.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static bool there(const char *path)
{
    struct err e = ERR_INIT;
    return os_exists(root, path, &e) == 1;
}

static unsigned mode_of(const char *path)
{
    struct stat st = {0};
    fstatat(root, path, &st, AT_SYMLINK_NOFOLLOW);
    return st.st_mode & 07777;
}

/* A change that appends a line, counts how often it is asked, and lets others interfere. */
struct append {
    const char *line;
    void (*meanwhile)(int call);
    int calls;
    bool had_none;
};

static int append(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct append *a = ctx;
    (void)e;
    a->had_none = old.p == NULL;
    buf_add(out, old);
    buf_str(out, a->line);
    if (a->meanwhile)
        a->meanwhile(a->calls);
    a->calls++;
    return 1;
}

static int same(void *ctx, struct span old, struct buf *out, struct err *e)
{
    (void)ctx, (void)out, (void)e;
    return old.p ? 0 : err_set(e, STATUS_GUEST, "no such guest");
}

static int save_one(const char *path, save_change *change, void *ctx, struct err *e)
{
    struct save s;
    *e = ERR_INIT;
    int r = save_begin(&s, root, e);
    if (r == 0)
        r = save_file(&s, path, change, ctx, e);
    save_end(&s);
    CHECK(!there(".journal/tmp"));
    return r;
}

static int add(const char *path, const char *line, struct err *e)
{
    return save_one(path, append, &(struct append){.line = line}, e);
}

TEST(save_appends)
{
    struct err e;
    begin();
    put_old("guests/a.txt", SPAN("name: A\r\n\xFF odd"));
    CHECK(fchmodat(root, "guests/a.txt", 0604, 0) == 0);
    CHECK_INT(add("guests/a.txt", "\nlikes: tea\n", &e), 1);
    CHECK_INT(e.status, 0);
    CHECK_STR(get("guests/a.txt"), "name: A\r\n\xFF odd\nlikes: tea\n");
    CHECK_INT(mode_of("guests/a.txt"), 0604);
    CHECK_INT(mode_of(".journal"), 0700);
    end();
}

TEST(save_makes_file_and_directory)
{
    struct err e;
    struct append a = {.line = "name: B\n"};
    begin();
    umask(0);
    CHECK_INT(save_one("guests/be/bea.txt", append, &a, &e), 1);
    CHECK(a.had_none);
    CHECK_STR(get("guests/be/bea.txt"), "name: B\n");
    CHECK_INT(mode_of("guests/be"), 0750);
    CHECK_INT(mode_of("guests/be/bea.txt"), 0640);
    CHECK_INT(add("dishes.txt", "dish: soup\n", &e), 1);
    CHECK_INT(mode_of("dishes.txt"), 0600);
    end();
}

TEST(save_nothing_to_change)
{
    struct err e;
    struct os_stamp before, after;
    begin();
    put_old("guests/a.txt", SPAN(""));
    CHECK_INT(os_stat(root, "guests/a.txt", &before, &e), 1);
    CHECK_INT(save_one("guests/a.txt", same, NULL, &e), 0);
    CHECK_INT(os_stat(root, "guests/a.txt", &after, &e), 1);
    CHECK(os_stamp_eq(&before, &after));
    CHECK_INT(save_one("guests/none.txt", same, NULL, &e), -1);
    CHECK_INT(e.status, STATUS_GUEST);
    CHECK(!there("guests/none.txt"));
    end();
}

/* Refused, with a message that begins so, and still the same. */
static void refused(const char *path, const char *message)
{
    struct err e;
    CHECK_INT(add(path, "note: x\n", &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK_STR(span_head(span_str(e.text), strlen(message)), message);
}

TEST(save_refuses_what_is_no_file)
{
    begin();
    put_old("outside", SPAN("kept\n"));
    CHECK(symlinkat("../outside", root, "guests/link.txt") == 0);
    CHECK(symlinkat("nowhere", root, "guests/dangling.txt") == 0);
    CHECK(mkfifoat(root, "guests/fifo.txt", 0600) == 0);
    CHECK(mkdirat(root, "guests/dir.txt", 0700) == 0);
    CHECK(symlinkat(".", root, "guests/sub") == 0);
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    CHECK(fchdir(root) == 0);
    snprintf(name.sun_path, sizeof name.sun_path, "guests/socket.txt");
    CHECK(bind(fd, (struct sockaddr *)&name, sizeof name) == 0);
    refused("guests/link.txt", "guests/link.txt: is a symbolic link");
    refused("guests/dangling.txt", "guests/dangling.txt: is a symbolic link");
    refused("guests/fifo.txt", "guests/fifo.txt: is a named pipe");
    refused("guests/dir.txt", "guests/dir.txt: is a directory");
    refused("guests/socket.txt", "guests/socket.txt: is not a regular file");
    refused("guests/sub/a.txt", "guests/sub: is not a directory");
    CHECK_STR(get("outside"), "kept\n");
    CHECK(!there("guests/a.txt"));
    os_close(fd);
    end();
}

TEST(save_refuses_odd_text)
{
    struct buf line = BUF_INIT;
    begin();
    put_old("guests/nul.txt", (struct span){"name: N\n\0\n", 10});
    refused("guests/nul.txt", "guests/nul.txt:2: contains a NUL byte");
    put_old("guests/both.txt", SPAN("a\n<<<<<<< ours\n=======\n>>>>>>> theirs\n"));
    refused("guests/both.txt", "guests/both.txt:2: has git conflict markers");
    buf_str(&line, "one\n");
    buf_fill(&line, 'x', OS_LINE_MAX + 1);
    put_old("guests/line.txt", buf_span(&line));
    refused("guests/line.txt", "guests/line.txt:2: the line is longer than 1 MiB");
    put_old("guests/big.txt", SPAN(""));
    int fd = openat(root, "guests/big.txt", O_WRONLY);
    CHECK(ftruncate(fd, (off_t)OS_FILE_MAX + 1) == 0);
    os_close(fd);
    refused("guests/big.txt", "guests/big.txt: is larger than 64 MiB");
    buf_release(&line);
    end();
}

TEST(save_lets_markers_be_resolved)
{
    struct err e;
    struct save s;
    begin();
    put_old("guests/one.txt", SPAN("<<<<<<< is no conflict alone\n"));
    CHECK_INT(add("guests/one.txt", "note: x\n", &e), 1);
    put_old("guests/both.txt", SPAN("<<<<<<< ours\n>>>>>>> theirs\n"));
    CHECK_INT(save_begin(&s, root, &e), 0);
    s.markers_ok = true;
    CHECK_INT(
        save_file(&s, "guests/both.txt", append, &(struct append){.line = "note: x\n"}, &e), 1);
    save_end(&s);
    end();
}

TEST(save_refuses_what_it_could_not_read_again)
{
    struct err e;
    struct buf line = BUF_INIT;
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    buf_fill(&line, 'x', OS_LINE_MAX + 1);
    CHECK_INT(add("guests/a.txt", buf_cstr(&line), &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    buf_clear(&line);
    while (line.n <= OS_FILE_MAX) {
        buf_fill(&line, 'x', OS_LINE_MAX / 2);
        buf_char(&line, '\n');
    }
    CHECK_INT(add("guests/a.txt", buf_cstr(&line), &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK_STR(span_str(e.text), "guests/a.txt: would become larger than 64 MiB");
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    buf_release(&line);
    end();
}

TEST(save_refuses_journal_directory_elsewhere)
{
    struct err e;
    begin();
    CHECK(mkdirat(root, "elsewhere", 0700) == 0);
    CHECK(symlinkat("elsewhere", root, ".journal") == 0);
    CHECK_INT(add("guests/a.txt", "name: A\n", &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK(!there("elsewhere/lock") && !there("guests/a.txt"));
    CHECK(unlinkat(root, ".journal", 0) == 0 && mkdirat(root, ".journal", 0700) == 0);
    CHECK(symlinkat("../elsewhere/lock", root, ".journal/lock") == 0);
    CHECK_INT(add("guests/a.txt", "name: A\n", &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK(!there("elsewhere/lock"));
    end();
}

TEST(save_clears_what_a_killed_one_left)
{
    struct err e;
    begin();
    CHECK(mkdirat(root, ".journal", 0700) == 0);
    put(".journal/tmp", SPAN("half a li")); /* and no lock file that says whose it is */
    CHECK_INT(add("guests/a.txt", "name: A\n", &e), 1);
    CHECK_INT(e.status, STATUS_AFTER);
    CHECK_STR(get(".journal/rescued-unknown"), "half a li");
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    /* a new guest killed between its two names: */
    CHECK(linkat(root, "guests/a.txt", root, ".journal/tmp", 0) == 0);
    CHECK_INT(add("guests/a.txt", "likes: tea\n", &e), 1);
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: tea\n");
    end();
}

/* Another process takes the lock, says so on `ready`, and ends when `done` is closed. */
static pid_t hold_lock(int ready, int done[2])
{
    pid_t pid = fork();
    if (pid == 0) {
        struct save s;
        struct err e = ERR_INIT;
        char c;
        close(done[1]);
        if (save_begin(&s, root, &e) == 0 && write(ready, "x", 1) == 1)
            while (read(done[0], &c, 1) > 0)
                ;
        _exit(0);
    }
    return pid;
}

/* The ten seconds of the real wait are for the long form (tests/run --long). */
static void wait_in_full(void)
{
    struct err e = ERR_INIT;
    struct save s;
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    CHECK_INT(save_begin(&s, root, &e), -1);
    clock_gettime(CLOCK_MONOTONIC, &to);
    CHECK_INT(e.status, STATUS_LOCKED);
    CHECK(to.tv_sec - from.tv_sec >= 9 && to.tv_sec - from.tv_sec <= 12);
}

TEST(save_waits_for_the_lock)
{
    struct err e = ERR_INIT;
    char want[128], c;
    int ready[2], done[2];
    begin();
    CHECK(pipe(ready) == 0 && pipe(done) == 0);
    pid_t holder = hold_lock(ready[1], done);
    CHECK(read(ready[0], &c, 1) == 1);
    CHECK_INT(os_lock(root, ".journal/lock", 20, &e), -1);
    CHECK_INT(e.status, STATUS_LOCKED);
    snprintf(want, sizeof want, "the journal is locked by process %ld (.journal/lock)",
             (long)holder);
    CHECK_STR(span_str(e.text), want);
    if (getenv("LONG") && *getenv("LONG"))
        wait_in_full();
    close(done[1]);
    CHECK_INT(add("guests/a.txt", "name: A\n", &e), 1); /* free again when the holder ends */
    CHECK(waitpid(holder, NULL, 0) == holder);
    end();
}

/* Other programs, at the moment between reading and writing. */

static void edits_once(int call)
{
    if (call == 0)
        put("guests/a.txt", SPAN("name: A\nlikes: rain\n"));
}

TEST(save_sees_an_edit_in_place)
{
    struct err e;
    struct append a = {.line = "likes: tea\n", .meanwhile = edits_once};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK_INT(save_one("guests/a.txt", append, &a, &e), 1);
    CHECK_INT(a.calls, 2);
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: rain\nlikes: tea\n");
    end();
}

static void renames_once(int call)
{
    if (call != 0)
        return;
    put("guests/.a.swp", SPAN("name: A\nlikes: snow\n"));
    CHECK(renameat(root, "guests/.a.swp", root, "guests/a.txt") == 0);
}

TEST(save_sees_an_edit_by_rename)
{
    struct err e;
    struct append a = {.line = "likes: tea\n", .meanwhile = renames_once};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK_INT(save_one("guests/a.txt", append, &a, &e), 1);
    CHECK_INT(a.calls, 2);
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: snow\nlikes: tea\n");
    a = (struct append){.line = "name: new\n", .meanwhile = renames_once};
    CHECK(unlinkat(root, "guests/a.txt", 0) == 0);
    CHECK_INT(save_one("guests/a.txt", append, &a, &e), 1); /* another program made it first */
    CHECK_INT(a.calls, 2);
    CHECK(!a.had_none);
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: snow\nname: new\n");
    end();
}

/* Refuses while there is no file; it comes when it was refused twice. */
static int wants_a_file(void *ctx, struct span old, struct buf *out, struct err *e)
{
    int *calls = ctx;
    if (++*calls == 2)
        put_old("guests/a.txt", SPAN("name: A\n"));
    buf_add(out, old);
    buf_str(out, "likes: tea\n");
    return old.p ? 1 : err_set(e, STATUS_GUEST, "no such guest");
}

TEST(save_waits_for_a_file_that_is_being_replaced)
{
    struct err e;
    int calls = 0;
    begin();
    CHECK_INT(save_one("guests/a.txt", wants_a_file, &calls, &e), 1);
    CHECK_INT(calls, 3);
    CHECK_INT(e.status, 0);
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: tea\n");
    end();
}

/* As an editor that keeps the old version: another process brings the file back, later. */
static void moves_away_once(int call)
{
    if (call != 0)
        return;
    CHECK(renameat(root, "guests/a.txt", root, "kept") == 0);
    if (fork() == 0) {
        nanosleep(&(struct timespec){0, 100000000}, NULL);
        _exit(renameat(root, "kept", root, "guests/a.txt"));
    }
}

TEST(save_waits_for_a_file_that_was_moved_away)
{
    struct err e;
    struct append a = {.line = "likes: tea\n", .meanwhile = moves_away_once};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK_INT(save_one("guests/a.txt", append, &a, &e), 1);
    CHECK(!a.had_none);
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: tea\n");
    CHECK(wait(NULL) > 0);
    end();
}

static void becomes_a_link(int call)
{
    (void)call;
    CHECK(unlinkat(root, "guests/a.txt", 0) == 0);
    CHECK(symlinkat("../outside", root, "guests/a.txt") == 0);
}

TEST(save_sees_a_link_appear)
{
    struct err e;
    struct append a = {.line = "likes: tea\n", .meanwhile = becomes_a_link};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    put_old("outside", SPAN("name: A\n"));
    CHECK_INT(save_one("guests/a.txt", append, &a, &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK_STR(get("outside"), "name: A\n");
    end();
}

static void never_rests(int call)
{
    char text[32];
    snprintf(text, sizeof text, "note: %d\n", call);
    put("guests/a.txt", span_str(text));
}

TEST(save_gives_up_on_a_file_that_never_rests)
{
    struct err e;
    struct append a = {.line = "likes: tea\n", .meanwhile = never_rests};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK_INT(save_one("guests/a.txt", append, &a, &e), -1);
    CHECK_INT(e.status, STATUS_LOCKED);
    CHECK_INT(a.calls, 40);
    CHECK_STR(get("guests/a.txt"), "note: 39\n");
    end();
}

static int64_t ms_of_add(const char *line)
{
    struct timespec from, to;
    struct err e;
    clock_gettime(CLOCK_MONOTONIC, &from);
    CHECK_INT(add("guests/a.txt", line, &e), 1);
    clock_gettime(CLOCK_MONOTONIC, &to);
    return (to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000;
}

TEST(save_waits_only_for_others)
{
    begin();
    put("guests/a.txt", SPAN(""));
    CHECK(ms_of_add("name: A\n") >= 250); /* truncated just now, maybe by an editor */
    put("guests/a.txt", SPAN("name: A\n"));
    CHECK(ms_of_add("likes: tea\n") >= 30);
    int64_t least = INT64_MAX, ms; /* our own last write needs no wait */
    for (int i = 0; i < 20; i++)
        if ((ms = ms_of_add("note: x\n")) < least)
            least = ms;
    CHECK(least < 30);
    end();
}

TEST(save_leaves_other_names_of_the_file)
{
    struct err e;
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK(linkat(root, "guests/a.txt", root, "other", 0) == 0);
    CHECK_INT(add("guests/a.txt", "likes: tea\n", &e), 1);
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: tea\n");
    CHECK_STR(get("other"), "name: A\n");
    end();
}

static void as_nobody(void)
{
    if (geteuid() == 0)
        CHECK(setegid(65534) == 0 && seteuid(65534) == 0);
}

TEST(save_in_a_read_only_directory)
{
    struct err e;
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK(fchmod(root, 0555) == 0);
    as_nobody();
    CHECK_INT(add("guests/a.txt", "likes: tea\n", &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    CHECK(!there(".journal"));
    CHECK(getuid() != 0 || seteuid(0) == 0);
    CHECK(fchmod(root, 0777) == 0 && fchmodat(root, "guests", 0555, 0) == 0);
    as_nobody();
    CHECK_INT(add("guests/a.txt", "likes: tea\n", &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    CHECK_INT(add("guests/b.txt", "name: B\n", &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    CHECK(getuid() != 0 || seteuid(0) == 0);
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    CHECK(!there("guests/b.txt"));
    CHECK(fchmodat(root, "guests", 0755, 0) == 0);
    end();
}

TEST(save_stopped_by_a_file_size_limit)
{
    struct err e;
    struct buf line = BUF_INIT;
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    signal(SIGXFSZ, SIG_IGN);
    CHECK(setrlimit(RLIMIT_FSIZE, &(struct rlimit){8192, 8192}) == 0);
    buf_fill(&line, 'x', 10000); /* one short write, then EFBIG */
    CHECK_INT(add("guests/a.txt", buf_cstr(&line), &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    CHECK_INT(add("guests/a.txt", "likes: tea\n", &e), 1);
    buf_release(&line);
    end();
}

TEST(save_removes)
{
    struct err e = ERR_INIT;
    struct save s;
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK_INT(save_begin(&s, root, &e), 0);
    CHECK_INT(save_remove(&s, "guests/xx/none.txt", SPAN(""), &e), 0);
    CHECK(!there("guests/xx"));
    CHECK_INT(save_remove(&s, "guests/a.txt", SPAN("name: B\n"), &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    e = ERR_INIT;
    CHECK_INT(save_remove(&s, "guests/a.txt", SPAN("name: A\n"), &e), 1);
    CHECK_INT(e.status, 0);
    CHECK(!there("guests/a.txt") && !there(".journal/tmp"));
    save_end(&s);
    end();
}

TEST(save_tells_what_it_changed)
{
    struct err e = ERR_INIT;
    struct save s;
    struct append a = {.line = "x\n"};
    begin();
    put_old("guests/c.txt", SPAN("name: C\n"));
    CHECK_INT(save_begin(&s, root, &e), 0);
    CHECK_INT(save_file(&s, "guests/a.txt", append, &a, &e), 1);
    CHECK_INT(save_file(&s, "guests/c.txt", same, NULL, &e), 0);
    CHECK_INT(save_remove(&s, "guests/c.txt", SPAN("name: C\n"), &e), 1);
    CHECK_INT(save_move(&s, "guests/a.txt", "guests/be/b.txt", &e), 1);
    CHECK_SPAN(buf_span(&s.changed),
               SPAN("guests/a.txt\0guests/c.txt\0guests/a.txt\0guests/be/b.txt\0"));
    save_end(&s);
    end();
}

TEST(save_moves)
{
    struct err e = ERR_INIT;
    struct save s;
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    put_old("guests/b.txt", SPAN("name: B\n"));
    CHECK_INT(save_begin(&s, root, &e), 0);
    CHECK_INT(save_move(&s, "guests/none.txt", "guests/c.txt", &e), 0);
    CHECK_INT(e.status, 0);
    CHECK_INT(save_move(&s, "guests/a.txt", "guests/b.txt", &e), -1);
    CHECK_INT(e.status, STATUS_GUEST);
    CHECK_STR(get("guests/b.txt"), "name: B\n");
    e = ERR_INIT;
    CHECK_INT(s.changed.n, 0);
    CHECK_INT(save_move(&s, "guests/a.txt", "guests/aa/a.txt", &e), 1);
    CHECK_INT(e.status, 0);
    CHECK(!there("guests/a.txt"));
    CHECK_STR(get("guests/aa/a.txt"), "name: A\n");
    save_end(&s);
    end();
}

/* A command was killed while it put `ours` in the place of what guests/a.txt held. */
static void killed(struct span ours, struct span left)
{
    struct lockstate h = {.known = true};
    int fd = openat(root, ".journal/lock", O_RDWR | O_CREAT, 0600);
    lockstate_arm(&h, "guests/a.txt", undo_hash(ours), undo_hash(SPAN("name: A\n")));
    lockstate_write(&h, fd);
    os_close(fd);
    put(".journal/tmp", left);
}

TEST(save_rescues_what_a_killed_one_held)
{
    struct err e = ERR_INIT;
    begin();
    CHECK(mkdirat(root, ".journal", 0700) == 0);
    killed(SPAN("name: A\nnote: x\n"), SPAN("name: A\n")); /* the old version, and the new */
    CHECK_INT(add("guests/b.txt", "name: B\n", &e), 1);
    killed(SPAN("name: A\nnote: x\n"), SPAN("name: A\nnote: x\n"));
    CHECK_INT(add("guests/b.txt", "note: x\n", &e), 1);
    CHECK(!there(".journal/rescued-a"));
    killed(SPAN("name: A\nnote: x\n"), SPAN("an editor's\n"));
    CHECK_INT(add("guests/b.txt", "note: y\n", &e), 1);
    CHECK_INT(e.status, STATUS_AFTER);
    CHECK_STR(span_str(e.text), "a: another program wrote to it when a command was killed; "
                                "its version is in .journal/rescued-a");
    CHECK_STR(get(".journal/rescued-a"), "an editor's\n");
    killed(SPAN("name: A\nnote: x\n"), SPAN("another's\n"));
    CHECK_INT(add("guests/b.txt", "note: z\n", &e), 1);
    CHECK_STR(get(".journal/rescued-a"), "an editor's\n");
    CHECK_STR(get(".journal/rescued-a.2"), "another's\n");
    CHECK_INT(add("guests/c.txt", "name: C\n", &e), 1); /* no other program took part */
    put(".journal/tmp", SPAN("half"));
    CHECK_INT(add("guests/b.txt", "note: 1\n", &e), 1);
    CHECK(!there(".journal/rescued-b") && !there(".journal/rescued-c"));
    end();
}

TEST(save_tried_twice_is_undone_once)
{
    struct err e = ERR_INIT;
    struct save s;
    struct undo u;
    struct arena arena = ARENA_INIT;
    struct append a = {.line = "x\n", .meanwhile = edits_once};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    CHECK_INT(save_begin(&s, root, &e), 0);
    s.command = "add";
    CHECK_INT(save_file(&s, "guests/a.txt", append, &a, &e), 1);
    CHECK_INT(save_file(&s, "guests/b.txt", append, &a, &e), 1);
    save_end(&s);
    int undo = openat(root, ".journal/undo", O_RDONLY);
    CHECK_INT(undo_parse(&u, get(".journal/undo"), os_inode(undo), &arena), UNDO_OWN);
    os_close(undo);
    CHECK_INT(u.n, 2);
    CHECK_STR(u.v[0].old, "name: A\nlikes: rain\n");
    CHECK(undo_is_new(&u.v[0], SPAN("name: A\nlikes: rain\nx\n")));
    CHECK(u.v[1].old.p == NULL && undo_is_new(&u.v[1], SPAN("x\n")));
    arena_release(&arena);
    end();
}
