#include "unit.h"

#include "store/undo.h"

static struct arena arena;

static struct span record(const char *path)
{
    struct buf b = BUF_INIT;
    undo_head(&b, "add", 7);
    undo_add(&b, span_str(path), SPAN("old\n"), SPAN("new\n"));
    struct span s = arena_copy(&arena, buf_span(&b));
    buf_release(&b);
    return s;
}

/* Another machine's program may read it: the values are those of FNV-1a. */
TEST(undo_hash)
{
    struct undo u;
    CHECK(undo_hash(SPAN("")) == 0xcbf29ce484222325);
    CHECK(undo_hash(SPAN("a")) == 0xaf63dc4c8601ec8c);
    CHECK(undo_hash(SPAN("foobar")) == 0x85944171f73967e8);
    CHECK(undo_hash(SPAN("\xFF\0")) != undo_hash(SPAN("\xFF")));
    CHECK(undo_parse(&u,
                     SPAN("journal undo 2 7\nadd\nf 0 f 0 0123456789abcdef guests/a.txt\n\n"
                          "n 0 n 9 9 menus/b.txt\n\n"),
                     7, &arena) == UNDO_OWN);
    CHECK(u.v[0].new_hash == 0x0123456789abcdef && u.v[1].new_hash == 9);
    CHECK(u.v[0].old.p != NULL && u.v[1].old.p == NULL && u.v[1].gone && u.v[1].new_size == 9);
    static const char *const bad[] = {"/", ":", "`", "g", "A", "F", "1g", "g1", "-1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct span text =
            arena_fmt(&arena, "journal undo 2 7\nadd\nf 1 f 1 %s guests/a.txt\nx\n", bad[i]);
        if (!CHECK(undo_parse(&u, text, 7, &arena) != UNDO_OWN))
            unit_note("hash", span_str(bad[i]));
    }
    arena_release(&arena);
}

TEST(undo_tells_old_from_new)
{
    struct undo u;
    CHECK(undo_parse(&u, record("guests/a.txt"), 7, &arena) == UNDO_OWN);
    CHECK_INT(u.n, 1);
    CHECK_STR(u.command, "add");
    CHECK_STR(u.v[0].path, "guests/a.txt");
    CHECK_STR(u.v[0].old, "old\n");
    CHECK(undo_is_new(&u.v[0], SPAN("new\n")));
    CHECK(!undo_is_new(&u.v[0], SPAN("new")));
    CHECK(!undo_is_new(&u.v[0], SPAN("neW\n")));
    CHECK(!undo_is_new(&u.v[0], (struct span){NULL, 0}));
    arena_release(&arena);
}

TEST(undo_of_files_that_were_not_there)
{
    struct undo u;
    struct buf b = BUF_INIT;
    undo_head(&b, "join", 7);
    undo_add(&b, SPAN("guests/a.txt"), (struct span){NULL, 0}, SPAN("a"));
    undo_add(&b, SPAN("guests/xy/xyz.txt"), SPAN(""), (struct span){NULL, 0});
    CHECK(undo_parse(&u, buf_span(&b), 7, &arena) == UNDO_OWN);
    CHECK_INT(u.n, 2);
    CHECK(!u.v[0].old.p && !u.v[0].gone);
    CHECK(u.v[1].old.p && u.v[1].old.n == 0 && u.v[1].gone);
    CHECK(undo_is_new(&u.v[1], (struct span){NULL, 0}));
    CHECK(!undo_is_new(&u.v[1], SPAN("")));
    buf_release(&b);
    arena_release(&arena);
}

/* It may have come with a clone: no file but guests and menus, and none outside. */
TEST(undo_names_no_file_elsewhere)
{
    static const char *const bad[] = {
        "../x.txt",           "/etc/x.txt",         "guests/../../x.txt", "guests//x.txt",
        "guests/.hidden.txt", "journal.conf",       ".git/config",        "guests/x",
        "guests/./x.txt",     ".journal/lock",      "guests/x.txt/",      "menus/../x.txt",
        "xguests/x.txt",      "guests/../x/../.txt"};
    struct undo u;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (!CHECK(undo_parse(&u, record(bad[i]), 7, &arena) != UNDO_OWN))
            unit_note("path", span_str(bad[i]));
    CHECK(undo_parse(&u, record("menus/2026-11-23.txt"), 7, &arena) == UNDO_OWN);
    CHECK(undo_parse(&u, record("guests/li/li.txt"), 7, &arena) == UNDO_OWN);
    arena_release(&arena);
}

TEST(undo_refuses_a_torn_record)
{
    struct undo u;
    struct span whole = record("guests/a.txt");
    CHECK(undo_parse(&u,
                     SPAN("journal undo 2 7\nadd\nf 1 f 1 000000000000000a guests/a.txt\nx\n"),
                     7, &arena) == UNDO_OWN);
    CHECK_INT(u.v[0].new_hash, 10);
    CHECK(undo_parse(&u,
                     SPAN("journal undo 2 7\nadd\nf 1 f 1 0000000000000000a guests/a.txt\nx\n"),
                     7, &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 2 7\nadd\nf 1 f 1 g guests/a.txt\nx\n"), 7,
                     &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 2 7\nadd\nff 1 f 1 a guests/a.txt\nx\n"), 7,
                     &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 2 7\nadd\nf 1 ff 1 a guests/a.txt\nx\n"), 7,
                     &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 2 7\nadd\nf x f 1 a guests/a.txt\nx\n"), 7,
                     &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 2 7\nadd\nf 1 f x a guests/a.txt\nx\n"), 7,
                     &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 2 7\nadd\nf 1 f 1 a guests/a.txt\nxx"), 7,
                     &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 2 7\nadd\n"), 7, &arena) != UNDO_OWN);
    CHECK(undo_parse(&u, SPAN("journal undo 3 7\nadd\nf 1 f 1 a guests/a.txt\nx\n"), 7,
                     &arena) != UNDO_OWN);
    for (size_t n = 0; n < whole.n; n++)
        if (!CHECK(undo_parse(&u, span_head(whole, n), 7, &arena) != UNDO_OWN))
            unit_note("cut", span_head(whole, n));
    arena_release(&arena);
}

TEST(undo_head_is_read_alone)
{
    struct span command = SPAN("");
    CHECK(undo_read_head(SPAN("journal undo 2 7\nundo add\nf 1 "), 7, &command));
    CHECK_STR(command, "undo add");
    CHECK(!undo_read_head(SPAN("journal undo 2 7\nadd\n"), 8, &command));
    CHECK(!undo_read_head(SPAN("journal undo 2 7\nadd\n"), 0, &command));
    CHECK(!undo_read_head(SPAN("journal undo 2 7\n"), 7, &command));
    CHECK(!undo_read_head(SPAN(""), 7, &command));
}
