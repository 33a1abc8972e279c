#include "text/edit.h"

#include "unit.h"

static struct arena a;
static struct keys keys;

static struct span kept(struct buf *b)
{
    struct span s = arena_copy(&a, buf_span(b));
    buf_release(b);
    return s;
}

static struct span insert(struct span src, const char *line)
{
    struct buf b = BUF_INIT;
    keys_init(&keys, &a);
    edit_insert(&b, src, span_str(line), &keys);
    return kept(&b);
}

TEST(edit_insert_place)
{
    const struct span src = SPAN("name: A\nseat: 1\n\n# c\n2024-01-01 19:00 visit: a\n"
                                 "2024-01-01 dish: x\n2024-03-01 dish: y\n");
    CHECK_STR(insert(src, "likes: tea"),
              "name: A\nseat: 1\nlikes: tea\n\n# c\n2024-01-01 19:00 visit: a\n"
              "2024-01-01 dish: x\n2024-03-01 dish: y\n");
    CHECK_STR(insert(src, "2024-01-01 dish: z"),
              "name: A\nseat: 1\n\n# c\n2024-01-01 19:00 visit: a\n"
              "2024-01-01 dish: x\n2024-01-01 dish: z\n2024-03-01 dish: y\n");
    CHECK_STR(insert(src, "2023-01-01 dish: z"),
              "name: A\nseat: 1\n2023-01-01 dish: z\n\n# c\n2024-01-01 19:00 visit: a\n"
              "2024-01-01 dish: x\n2024-03-01 dish: y\n");
    CHECK_STR(insert(src, "2025-01-01 dish: z"),
              "name: A\nseat: 1\n\n# c\n2024-01-01 19:00 visit: a\n"
              "2024-01-01 dish: x\n2024-03-01 dish: y\n2025-01-01 dish: z\n");
}

static struct span weave(struct span src, struct span more)
{
    struct buf b = BUF_INIT;
    keys_init(&keys, &a);
    edit_weave(&b, src, more, &keys, &a);
    return kept(&b);
}

TEST(edit_weave)
{
    const struct span src = SPAN("name: A\n\n# c\n2024-01-01 19:00 visit: a\n"
                                 "2024-01-01 dish-: x\n2024-01-01 dish: b\n"
                                 "2024-03-01 dish: y\n# end\n");
    CHECK_STR(weave(src, src), "name: A\n\n# c\n2024-01-01 19:00 visit: a\n"
                               "2024-01-01 dish-: x\n2024-01-01 dish: b\n"
                               "2024-03-01 dish: y\n# end\n");
    CHECK_STR(
        weave(src, SPAN("aka: B\n\n# c\n2024-01-01 18:00 visit: b\n# d\n"
                        "2024-01-01 dish: c\n2024-01-01 dish: a\nnot a fact\n"
                        "2024-02-01 note: n\n2024-03-01 dish: y\n2024-03-02 dish: z\n# e")),
        "name: A\naka: B\n2024-01-01 18:00 visit: b\n\n# c\n"
        "2024-01-01 19:00 visit: a\n2024-01-01 dish-: x\n2024-01-01 dish: b\n"
        "# d\n2024-01-01 dish: c\n2024-01-01 dish: a\nnot a fact\n2024-02-01 note: n\n"
        "2024-03-01 dish: y\n2024-03-02 dish: z\n# e\n# end\n");
}

TEST(edit_weave_small)
{
    CHECK_STR(weave(SPAN(""), SPAN("name: A")), "name: A\n");
    CHECK_STR(weave(SPAN("name: A"), SPAN("")), "name: A");
    CHECK_STR(weave(SPAN("name: A"), SPAN("\xEF\xBB\xBFseat: b\r\n")), "name: A\nseat: b\n");
    CHECK_STR(weave(SPAN("\xEF\xBB\xBF"
                         "2024-01-01 dish: x\r\n"),
                    SPAN("name: A\n")),
              "\xEF\xBB\xBFname: A\r\n2024-01-01 dish: x\r\n");
    CHECK_STR(weave(SPAN("name: A\r\naka: B"), SPAN("aka: B\naka: B\naka: C\n")),
              "name: A\r\naka: B\r\naka: C\r\n");
}

TEST(edit_insert_by_time)
{
    const struct span src = SPAN("2024-01-01 19:00 visit: a\n2024-01-01 20:00 note: b\n");
    CHECK_STR(
        insert(src, "2024-01-01 18:59 dish: z"),
        "2024-01-01 18:59 dish: z\n2024-01-01 19:00 visit: a\n2024-01-01 20:00 note: b\n");
    CHECK_STR(
        insert(src, "2024-01-01 19:00 dish: z"),
        "2024-01-01 19:00 visit: a\n2024-01-01 19:00 dish: z\n2024-01-01 20:00 note: b\n");
    CHECK_STR(insert(src, "2024-01-01 dish: z"),
              "2024-01-01 19:00 visit: a\n2024-01-01 20:00 note: b\n2024-01-01 dish: z\n");
    CHECK_STR(insert(SPAN("2024-01-02 dish: x\nodd\n"), "2024-01-03 dish: z"),
              "2024-01-02 dish: x\n2024-01-03 dish: z\nodd\n");
}

static bool means_ann(void *ctx, struct span id)
{
    ++*(int *)ctx;
    return !span_is(id, "ann君");
}

/* Edits all lines except those of identity; in a menu, all lines. */
TEST(edit_mentions)
{
    int asked = 0;
    struct edit_mention m = {SPAN("ann"), SPAN("bea"), means_ann, &asked};
    struct span src =
        SPAN("@ann\naka: @ann\r\n2024-01-01 visit: with @ann, (@ann) @anna a@ann\r\n"
             "knows: @君, @annさん "
             "@ann君 @Ann\n# @ann\nfamily: @ann");
    struct buf b = BUF_INIT;
    keys_init(&keys, &a);
    CHECK_INT(edit_mentions(&b, src, &m, &keys), 5);
    CHECK_STR(kept(&b), "@ann\naka: @ann\r\n2024-01-01 visit: with @bea, (@bea) @beaa a@ann\r\n"
                        "knows: @君, @beaさん "
                        "@ann君 @Ann\n# @ann\nfamily: @bea");
    CHECK_INT(asked, 3); /* about those that run on */
    CHECK_INT(edit_mentions(&b, SPAN("@ann rice\nname: @ann\n\n"), &m, NULL), 2);
    CHECK_STR(kept(&b), "@bea rice\nname: @bea\n\n");
    CHECK_INT(edit_mentions(&b, SPAN(""), &m, &keys), 0);
    CHECK_INT(b.n, 0);
}

TEST(edit_insert_small)
{
    CHECK_STR(insert(SPAN(""), "name: A"), "name: A\n");
    CHECK_STR(insert(SPAN("2024-01-01 dish: x"), "2024-01-02 dish: y"),
              "2024-01-01 dish: x\n2024-01-02 dish: y\n");
    CHECK_STR(insert(SPAN("2024-01-01 dish: x"), "name: A"), "name: A\n2024-01-01 dish: x");
    CHECK_STR(insert(SPAN("# only this"), "name: A"), "# only this\nname: A\n");
    CHECK_STR(insert(SPAN("name: A\r\n2024-01-01 dish: x\r\n"), "likes: b"),
              "name: A\r\nlikes: b\r\n2024-01-01 dish: x\r\n");
    CHECK_STR(insert(SPAN("\xEF\xBB\xBF"
                          "2024-01-01 dish: x\r\n"),
                     "name: A"),
              "\xEF\xBB\xBFname: A\r\n2024-01-01 dish: x\r\n");
    CHECK_STR(insert(SPAN("name: A\r\naka: B"), "likes: b"),
              "name: A\r\naka: B\r\nlikes: b\r\n");
    CHECK_STR(insert(SPAN("\xEF\xBB\xBF"
                          "2024-01-01 dish: x\n"),
                     "name: A"),
              "\xEF\xBB\xBFname: A\n2024-01-01 dish: x\n");
    CHECK_STR(insert(SPAN("\xEF\xBB\xBF"), "name: A"), "\xEF\xBB\xBF\nname: A\n");
}

TEST(edit_replace_and_remove)
{
    struct span src = SPAN("\xEF\xBB\xBFname: A\r\nb: \xFF\nlast"), rest = src, line[3];
    struct buf b = BUF_INIT;
    for (int i = 0; i < 3; i++)
        CHECK(span_line(&rest, &line[i]));
    edit_replace(&b, src, line[0], SPAN("name: B"));
    CHECK_STR(kept(&b), "\xEF\xBB\xBFname: B\r\nb: \xFF\nlast");
    edit_replace(&b, src, line[2], SPAN("x"));
    CHECK_STR(kept(&b), "\xEF\xBB\xBFname: A\r\nb: \xFF\nx");
    edit_remove(&b, src, line[0]);
    CHECK_STR(kept(&b), "\xEF\xBB\xBF"
                        "b: \xFF\nlast");
    edit_remove(&b, src, line[1]);
    CHECK_STR(kept(&b), "\xEF\xBB\xBFname: A\r\nlast");
    edit_remove(&b, src, line[2]);
    CHECK_STR(kept(&b), "\xEF\xBB\xBFname: A\r\nb: \xFF\n");
}

TEST(edit_refuses)
{
    const struct span good[] = {SPAN("dish: cod"), SPAN(""), SPAN("a\tb"), SPAN("é中🦆"),
                                SPAN("\xE2\x80\x8D")},
                      bad[] = {SPAN("a\nb"),         SPAN("a\rb"),    SPAN("a\0b"),
                               SPAN("\x1B[31m"),     SPAN("\x7F"),    SPAN("\xC2\x85"),
                               SPAN("\xE2\x80\xA8"), SPAN("\xFF"),    SPAN("\xC0\x80"),
                               SPAN("\xED\xA0\x80"), SPAN("\xE4\xB8")};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CHECK(edit_refuses(good[i]) == NULL);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(edit_refuses(bad[i]) != NULL);
}
