#include "text/fmt.h"

#include "unit.h"

static struct arena a;

static struct span fmt(struct span src)
{
    struct keys keys;
    struct guest g;
    struct buf b = BUF_INIT;
    keys_init(&keys, &a);
    guest_parse(&g, SPAN("x"), src, &keys, &a);
    fmt_print(&b, &g, &a);
    struct span s = arena_copy(&a, buf_span(&b));
    buf_release(&b);
    return s;
}

TEST(fmt_order)
{
    CHECK_STR(fmt(SPAN("2024-02-01 dish:b\n2024-01-01 dish:a\n\n\nSeat : 1\nname: A")),
              "seat: 1\nname: A\n\n2024-01-01 dish: a\n2024-02-01 dish: b\n");
    CHECK_STR(
        fmt(SPAN("2024-01-01 20:00 dish: c\n2024-01-01 19:00 dish: b\n2024-01-01 dish: z\n")),
        "2024-01-01 19:00 dish: b\n2024-01-01 dish: z\n2024-01-01 20:00 dish: c\n");
    CHECK_STR(fmt(SPAN("2024-01-01 dish: z\n2024-01-01 19:00 dish: b\n")),
              "2024-01-01 dish: z\n2024-01-01 19:00 dish: b\n");
}

TEST(fmt_keeps_comments_and_others)
{
    CHECK_STR(fmt(SPAN("# of b\nodd\n2024-02-01 dish: b\n# of A\nname: A\n# at the end\n")),
              "# of A\nname: A\n\n# of b\nodd\n2024-02-01 dish: b\n# at the end\n");
    CHECK_STR(fmt(SPAN("# only\n")), "# only\n");
    CHECK_STR(fmt(SPAN("  odd \t\r\n")), "  odd \t\n");
    CHECK_STR(fmt(SPAN("")), "");
    CHECK_STR(fmt(SPAN("\n\n")), "");
}

TEST(fmt_bom)
{
    CHECK_STR(fmt(SPAN("\xEF\xBB\xBF"
                       "2024-01-01 dish: a\nname: A\n")),
              "\xEF\xBB\xBFname: A\n\n2024-01-01 dish: a\n");
    struct span once = fmt(SPAN("2024-01-01 dish: a\n\xEF\xBB\xBF#x\nname: A\n"));
    CHECK_SPAN(fmt(once), once);
}
