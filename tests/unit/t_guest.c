#include "text/guest.h"

#include "unit.h"

static struct arena a;
static struct keys keys;

static struct guest parse(struct span src)
{
    struct guest g;
    keys_init(&keys, &a);
    guest_parse(&g, SPAN("the-id"), src, &keys, &a);
    return g;
}

TEST(guest_lines)
{
    struct guest g = parse(SPAN("\xEF\xBB\xBFname: A\r\n\r\n# c\r\n \nodd\nlikes: tea"));
    CHECK_INT(g.n, 4); /* all but blank ones */
    CHECK_STR(g.v[0].text, "A");
    CHECK_INT(g.v[1].lineno, 3);
    CHECK_INT(g.v[2].kind, LINE_OTHER);
    CHECK_STR(g.v[3].text, "tea");
    CHECK_INT(g.v[3].lineno, 6);
    CHECK_INT(parse(SPAN("")).n, 0);
    CHECK_INT(parse(SPAN("\n\n")).n, 0);
    CHECK_INT(parse(SPAN("\0\n\0")).n, 2);
}

TEST(guest_names)
{
    struct guest g = parse(SPAN("name:\nname: A\nname: B\n"));
    CHECK_STR(guest_name(&g), "A");
    g = parse(SPAN("alias: A\n"));
    CHECK_STR(guest_name(&g), "the-id");
    CHECK(guest_find(&g, KEY_NAME) == NULL);
    CHECK(guest_find(&g, KEY_NONE) == &g.v[0]);
}

TEST(guest_current)
{
    struct guest g = parse(SPAN("diet: a\n2026-01-10 diet: b\ndiet: c; until 2026-01-10\n"));
    date_t day = date_make(2026, 1, 10);
    CHECK(fact_is_current(&g.v[0], day));
    CHECK(fact_is_current(&g.v[1], day) && !fact_is_current(&g.v[1], day - 1));
    CHECK(fact_is_current(&g.v[2], day) && !fact_is_current(&g.v[2], day + 1));
}

TEST(guest_conflicts)
{
    CHECK(guest_has_conflict(SPAN("a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n")));
    CHECK(!guest_has_conflict(SPAN("<<<<<<< x\n")));
    CHECK(!guest_has_conflict(SPAN(">>>>>>> x\n")));
    CHECK(!guest_has_conflict(SPAN("note: <<<<<<< and\nnote: >>>>>>>\n")));
    CHECK(!guest_has_conflict(SPAN("")));
}

/* One of equal heads is enough; a longer key, another day and another time are other heads. */
TEST(guest_some_lines)
{
    struct guest g;
    struct prefilter prefilter = {.heads = 1 << CLASS_ITEM, .once = 1 << CLASS_ITEM};
    keys_init(&keys, &a);
    keys_add(&keys, SPAN("dish-x"), CLASS_OPEN);
    prefilter_any(&prefilter);
    guest_parse_some(&g, SPAN("the-id"),
                     SPAN("2024-05-01 dish: a; b\n2024-05-01 dish+: c\n2024-05-01 dish-x: d\n"
                          "2024-05-01 19:30 dish: e\n2024-05-02 dish: f\n2024-05-02 dish"),
                     &prefilter, &keys, &a);
    CHECK_INT(g.n, 5);
    CHECK_STR(g.v[0].body, "a; b");
    CHECK_STR(g.v[1].body, "d");
    CHECK_INT(g.v[2].lineno, 4);
    CHECK_INT(g.v[4].kind, LINE_OTHER);
}

TEST(guest_repeats)
{
    struct guest g = parse(SPAN("x-a: 1\nlikes: tea\n# c\nodd\nLikes:  tea\n# c\nodd\nX-A: 1\n"
                                "x-b: 1\n2026-01-01 likes: tea\n2026-01-01 09:00 likes: tea\n"
                                "likes+: tea\nlikes: te\n2026-01-01 likes: tea"));
    static const uint32_t kept[] = {1, 2, 3, 4, 9, 10, 11, 12, 13};
    guest_drop_repeats(&g, &a);
    CHECK_INT(g.n, sizeof kept / sizeof *kept);
    for (size_t i = 0; i < g.n; i++)
        CHECK_INT(g.v[i].lineno, kept[i]);
    struct buf many = BUF_INIT;
    for (int i = 0; i < 3000; i++)
        buf_fmt(&many, "likes: %d\n", i % 1000);
    g = parse(buf_span(&many));
    guest_drop_repeats(&g, &a);
    CHECK_INT(g.n, 1000);
    CHECK_INT(g.v[999].lineno, 1000);
    g = parse(SPAN(""));
    guest_drop_repeats(&g, &a);
    CHECK_INT(g.n, 0);
    buf_release(&many);
}
