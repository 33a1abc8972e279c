#include "store/save.h"

#include "store/undo.h"
#include "root.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Returns how many files wait in .journal. */
static size_t aside(void)
{
    struct arena a = ARENA_INIT;
    struct os_names names;
    struct err e = ERR_INIT;
    size_t n = 0;
    os_list(root, ".journal", OS_FILES, "", &a, &names, &e);
    for (size_t i = 0; i < names.n; i++)
        n += span_starts(names.v[i], SPAN("new-")) || span_starts(names.v[i], SPAN("old-"));
    arena_release(&a);
    return n;
}

/* A file to which a line is added, and what became of it. */
struct one {
    char path[64];
    const char *line; /* NULL: nothing is to change; "": it is refused */
    int r, status, calls;
};

static int add(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const struct one *one = ctx;
    if (!one->line)
        return 0;
    if (!*one->line)
        return err_set(e, STATUS_GUEST, "refused");
    buf_add(out, old);
    buf_str(out, one->line);
    return 1;
}

static void done(void *ctx, int r, const struct err *e)
{
    struct one *one = ctx;
    one->r = r;
    one->status = e->status;
    one->calls++;
}

static void later(struct save *s, struct one *one)
{
    save_later(s, one->path, add, done, one);
}

static void begin_save(struct save *s)
{
    struct err e = ERR_INIT;
    CHECK_INT(save_begin(s, root, &e), 0);
}

TEST(save_group_waits_until_it_is_full)
{
    struct save s;
    static struct one all[65];
    begin();
    begin_save(&s);
    for (int i = 0; i < 65; i++) {
        all[i] = (struct one){.line = "name: A\n"};
        snprintf(all[i].path, sizeof all[i].path, "guests/%s%d.txt", i % 2 ? "x/" : "", i);
        later(&s, &all[i]);
        CHECK_INT(all[0].calls, i >= 63);
        CHECK_INT(save_is_flushed(&s), i == 63);
    }
    CHECK_STR(get("guests/x/63.txt"), "name: A\n");
    CHECK_STR(get("guests/64.txt"), "(not there)");
    CHECK_INT(aside(), 1);
    save_flush(&s);
    CHECK_STR(get("guests/64.txt"), "name: A\n");
    CHECK_INT(aside(), 0);
    for (int i = 0; i < 65; i++)
        CHECK(all[i].calls == 1 && all[i].r == 1 && all[i].status == 0);
    CHECK_INT(span_count(buf_span(&s.changed), '\0'), 65);
    struct stat st;
    CHECK(fstatat(root, "guests/64.txt", &st, 0) == 0 && (st.st_mode & 07777) == 0640);
    save_end(&s);
    end();
}

TEST(save_group_changes_files_that_are_there)
{
    struct save s;
    struct one new = {.path = "guests/n.txt", .line = "name: N\n"};
    struct one old = {.path = "guests/a.txt", .line = "likes: tea\n"};
    struct one none = {.path = "guests/b.txt"};
    struct one bad = {.path = "guests/c.txt", .line = ""};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    begin_save(&s);
    later(&s, &new);
    later(&s, &old);
    later(&s, &none);
    CHECK(none.calls == 1 && none.r == 0 && none.status == 0);
    CHECK_INT(new.calls + old.calls, 0);
    CHECK_INT(aside(), 2);
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    later(&s, &bad); /* after those that wait */
    CHECK(bad.calls == 1 && bad.r == -1 && bad.status == STATUS_GUEST);
    CHECK(new.calls == 1 && new.r == 1 && new.status == 0);
    CHECK(old.calls == 1 && old.r == 1 && old.status == 0);
    CHECK_INT(aside(), 0);
    save_end(&s);
    CHECK_STR(get("guests/n.txt"), "name: N\n");
    CHECK_STR(get("guests/a.txt"), "name: A\nlikes: tea\n");
    end();
}

/* Another program writes to a file that waits: its bytes stay, and ours are added to them. */
TEST(save_group_sees_a_file_change)
{
    struct save s;
    struct undo u;
    struct arena a = ARENA_INIT;
    struct one v[2] = {{.path = "guests/a.txt", .line = "likes: tea\n"},
                       {.path = "guests/b.txt", .line = "likes: tea\n"}};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    put_old("guests/b.txt", SPAN("name: B\n"));
    begin_save(&s);
    s.command = "add";
    later(&s, &v[0]);
    later(&s, &v[1]);
    put_old("guests/a.txt", SPAN("name: Theirs\n"));
    save_flush(&s);
    for (int i = 0; i < 2; i++)
        CHECK(v[i].calls == 1 && v[i].r == 1 && v[i].status == 0);
    CHECK_STR(get("guests/a.txt"), "name: Theirs\nlikes: tea\n");
    CHECK_STR(get("guests/b.txt"), "name: B\nlikes: tea\n");
    CHECK_INT(aside(), 0);
    uint64_t inode = os_inode(s.undofd);
    save_end(&s);
    CHECK_INT(undo_parse(&u, get(".journal/undo"), inode, &a), UNDO_OWN);
    CHECK_INT(u.n, 2);
    CHECK_SPAN(u.v[0].old, SPAN("name: B\n"));
    CHECK_SPAN(u.v[1].old, SPAN("name: Theirs\n"));
    arena_release(&a);
    end();
}

/* Another program makes a file that waits: its bytes stay, and ours are added to them. */
TEST(save_group_sees_a_file_appear)
{
    struct save s;
    struct undo u;
    struct arena a = ARENA_INIT;
    struct one v[3] = {{.path = "guests/a.txt", .line = "name: A\n"},
                       {.path = "guests/b.txt", .line = "name: B\n"},
                       {.path = "guests/c.txt", .line = "name: C\n"}};
    begin();
    begin_save(&s);
    s.command = "import";
    for (int i = 0; i < 3; i++)
        later(&s, &v[i]);
    put_old("guests/b.txt", SPAN("name: Theirs\n"));
    save_flush(&s);
    for (int i = 0; i < 3; i++)
        CHECK(v[i].calls == 1 && v[i].r == 1 && v[i].status == 0);
    CHECK_STR(get("guests/b.txt"), "name: Theirs\nname: B\n");
    CHECK_INT(aside(), 0);
    save_end(&s);
    struct os_stamp stamp = {0};
    struct err e = ERR_INIT;
    CHECK(os_read(root, ".journal/undo", &bytes, &stamp, &e) == 1);
    CHECK_INT(undo_parse(&u, buf_span(&bytes), stamp.inode, &a), UNDO_OWN);
    CHECK_INT(u.n, 3);
    CHECK_SPAN(u.v[2].path, SPAN("guests/b.txt"));
    CHECK_SPAN(u.v[2].old, SPAN("name: Theirs\n"));
    arena_release(&a);
    end();
}

/* Files that wait when a command ends, or is killed, are not in the journal. */
TEST(save_group_is_dropped)
{
    struct save s;
    struct one a = {.path = "guests/a.txt", .line = "name: A\n"};
    struct one b = {.path = "guests/b.txt", .line = "name: B\n"};
    begin();
    begin_save(&s);
    later(&s, &a);
    CHECK_INT(aside(), 1);
    save_end(&s);
    CHECK_INT(aside(), 0);
    CHECK_INT(a.calls, 0);
    begin_save(&s);
    later(&s, &b);
    os_close(s.lockfd); /* as if the process were gone; the group's memory is freed below */
    struct save next;
    CHECK_INT(aside(), 1);
    begin_save(&next);
    CHECK_INT(aside(), 0);
    CHECK(!next.state.aside);
    save_end(&next);
    s.lockfd = -1;
    save_end(&s);
    CHECK_STR(get("guests/b.txt"), "(not there)");
    end();
}

/* Leaves an old version of `id`, as a command that was killed; the new one is "new\n". */
static void left_old(const char *id, int i, const char *old, const char *now)
{
    char name[300];
    snprintf(name, sizeof name, ".journal/old-%d-%016" PRIx64 "-%016" PRIx64 "-%s", i,
             undo_hash(span_str(old)), undo_hash(SPAN("new\n")), id);
    put_old(name, span_str(now));
}

/* Begins and ends a save after a command that was killed in a group. Returns what it found. */
static struct span after_kill(void)
{
    static struct buf found;
    struct save s;
    begin_save(&s);
    s.state.aside = true;
    lockstate_write(&s.state, s.lockfd);
    os_close(s.lockfd);
    s.lockfd = -1;
    save_end(&s);
    begin_save(&s);
    CHECK(!s.state.aside);
    buf_clear(&found);
    buf_add(&found, buf_span(&s.found));
    save_end(&s);
    return buf_span(&found);
}

TEST(save_group_clears_old_versions)
{
    begin();
    CHECK_INT(after_kill().n, 0);
    left_old("a", 0, "old\n", "old\n");
    left_old("b", 1, "old\n", "new\n");
    left_old("c", 2, "old\n", "old\nlikes: rain\n");
    left_old("d", 3, "old\n", "");
    CHECK_SPAN(after_kill(), SPAN("c: another program wrote to it when a command was killed; "
                                  "its version is in .journal/rescued-c\n"
                                  "d: another program wrote to it when a command was killed; "
                                  "its version is in .journal/rescued-d"));
    CHECK_INT(aside(), 0);
    CHECK_STR(get(".journal/rescued-c"), "old\nlikes: rain\n");
    CHECK_STR(get(".journal/rescued-d"), "");
    CHECK_STR(get(".journal/rescued-a"), "(not there)");
    char id[] = "e";
    for (; *id < 'j'; ++*id)
        left_old(id, 0, "old\n", "theirs\n");
    struct span found = after_kill();
    CHECK_INT(span_count(found, '\n'), 3);
    CHECK(span_ends(found, SPAN("\nversions of 2 more files are in .journal")));
    CHECK_STR(get(".journal/rescued-i"), "theirs\n");
    end();
}

/* A name that name_old does not make is not touched, and no path is made of it. */
TEST(save_group_does_not_trust_names)
{
    static const char *const names[] = {
        ".journal/old-0-0123456789abcdef-0123456789abcdef",
        ".journal/old-0-0123456789abcdef-0123456789abcdef-",
        ".journal/old-0-0123456789abcdef-0123456789abcdef-a.b",
        ".journal/old-0-0123456789abcdef-0123456789abcdef-A",
        ".journal/old--0123456789abcdef-0123456789abcdef-a",
        ".journal/old-0-0123456789ABCDEF-0123456789abcdef-a",
        ".journal/old-0-123456789abcdef-0123456789abcdef-a",
        ".journal/old-x",
    };
    begin();
    CHECK_INT(after_kill().n, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put_old(names[i], SPAN("theirs\n"));
    CHECK_INT(after_kill().n, 0);
    CHECK_INT(aside(), sizeof names / sizeof *names);
    end();
}

/* The same command does not remove bytes in .journal/tmp that could not be put aside. */
TEST(save_keeps_what_could_not_be_put_aside)
{
    struct save s;
    struct err e = ERR_INIT;
    struct one one = {.path = "guests/a.txt", .line = "likes: tea\n"};
    begin();
    put_old("guests/a.txt", SPAN("name: A\n"));
    begin_save(&s);
    lockstate_arm(&s.state, "guests/b.txt", 1, 2);
    lockstate_write(&s.state, s.lockfd);
    put_old(".journal/tmp", SPAN("theirs\n"));
    s.keep_tmp = true;
    CHECK_INT(save_file(&s, one.path, add, &one, &e), -1);
    CHECK_INT(e.status, STATUS_SYSTEM);
    e = ERR_INIT;
    CHECK_INT(save_remove(&s, one.path, SPAN("name: A\n"), &e), -1);
    later(&s, &one);
    save_flush(&s);
    CHECK_INT(one.r, -1);
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    CHECK_STR(get(".journal/tmp"), "theirs\n");
    save_end(&s);
    begin_save(&s);
    CHECK_STR(get(".journal/rescued-b"), "theirs\n");
    CHECK(s.found.n > 0);
    save_end(&s);
    end();
}

/* A name that cannot be written aside is no obstacle: the file is saved alone. */
TEST(save_group_passes_by_what_is_in_its_way)
{
    struct save s;
    struct one a = {.path = "guests/a.txt", .line = "name: A\n"};
    begin();
    begin_save(&s);
    save_end(&s);
    CHECK(symlinkat("elsewhere", root, ".journal/new-0") == 0);
    begin_save(&s);
    later(&s, &a);
    CHECK(a.calls == 1 && a.r == 1);
    save_end(&s);
    CHECK_STR(get("guests/a.txt"), "name: A\n");
    end();
}

/* Directories are flushed at the end, each of them, and what was removed is gone. */
TEST(save_holds_folders)
{
    struct save s;
    struct err e = ERR_INIT;
    begin();
    CHECK(mkdirat(root, "guests/x", 0750) == 0);
    const char *paths[] = {"guests/a.txt", "guests/x/b.txt", "guests/x/c.txt", "guests/d.txt"};
    for (int i = 0; i < 4; i++)
        put_old(paths[i], SPAN("name: N\n"));
    begin_save(&s);
    save_hold_folders(&s);
    for (int i = 0; i < 4; i++)
        CHECK_INT(save_remove(&s, paths[i], SPAN("name: N\n"), &e), 1);
    CHECK_SPAN(buf_span(&s.folders), SPAN("guests\0guests/x\0guests\0"));
    CHECK_INT(save_flush_folders(&s, &e), 0);
    for (int i = 0; i < 4; i++)
        CHECK_STR(get(paths[i]), "(not there)");
    CHECK_INT(s.folders.n, 0);
    save_hold_folders(&s);
    put_old("guests/x/e.txt", SPAN("name: N\n"));
    CHECK_INT(save_remove(&s, "guests/x/e.txt", SPAN("name: N\n"), &e), 1);
    CHECK(unlinkat(root, "guests/x", AT_REMOVEDIR) == 0);
    CHECK_INT(save_flush_folders(&s, &e), -1);
    CHECK_INT(e.status, STATUS_AFTER);
    save_end(&s);
    end();
}
