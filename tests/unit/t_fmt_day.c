#include "text/fmt.h"
#include "unit.h"

/* Checks the result of fmt, and that a second time it changes nothing. */
static void check_fmt(const char *src, const char *want)
{
    struct arena a = ARENA_INIT;
    struct buf out = BUF_INIT, again = BUF_INIT;
    struct keys keys;
    struct guest g;
    keys_init(&keys, &a);
    guest_parse(&g, SPAN("x"), span_str(src), &keys, &a);
    fmt_print(&out, &g, &a);
    CHECK_STR(buf_span(&out), want);
    guest_parse(&g, SPAN("x"), buf_span(&out), &keys, &a);
    fmt_print(&again, &g, &a);
    CHECK_SPAN(buf_span(&again), buf_span(&out));
    buf_release(&out);
    buf_release(&again);
    arena_release(&a);
}

TEST(fmt_day_stays_under_its_visit)
{
    check_fmt("2024-03-01 19:30 visit: dinner\n2024-03-01 dish: cod\n2024-03-01 note: late\n",
              "2024-03-01 19:30 visit: dinner\n2024-03-01 dish: cod\n2024-03-01 note: late\n");
}

TEST(fmt_day_two_sittings)
{
    check_fmt("2024-03-01 allergy: nuts\n"
              "2024-03-01 19:30 visit: dinner\n2024-03-01 dish: cod\n"
              "2024-02-01 note: between\n"
              "2024-03-01 12:00 visit: lunch\n2024-03-01 dish: leeks\nname: A\n",
              "name: A\n\n2024-02-01 note: between\n"
              "2024-03-01 allergy: nuts\n"
              "2024-03-01 12:00 visit: lunch\n2024-03-01 dish: leeks\n"
              "2024-03-01 19:30 visit: dinner\n2024-03-01 dish: cod\n");
}
