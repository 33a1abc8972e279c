#include "text/filter.h"

#include "unit.h"

TEST(need_lines)
{
    struct need n = NEED_INIT;
    CHECK(need_line(NULL, SPAN("")));
    CHECK(!need_line(&n, SPAN("ask: x")));
    need_key(&n, SPAN("ask"));
    CHECK(need_line(&n, SPAN("ask: x")));
    CHECK(need_line(&n, SPAN("\xEF\xBB\xBF \tASK+: x")));
    CHECK(need_line(&n, SPAN("2024-01-01  19:30\task: x")));
    CHECK(!need_line(&n, SPAN("2024-01-01 dish: asked")));
    CHECK(!need_line(&n, SPAN("# ask: x")));
    CHECK(!need_line(&n, SPAN("2024-01-01")));
    CHECK(!need_line(&n, SPAN("")));
    CHECK(!need_line(&n, SPAN("a"))); /* one byte is no fact, and what follows is another's */
    need_key(&n, SPAN("q"));
    CHECK(need_line(&n, SPAN("q:")));
    CHECK(need_line(&n, SPAN("Q+: x")));
    need_dates(&n, date_parse(SPAN("2024-01-01")), DATE_NONE);
    CHECK(!need_line(&n, SPAN("ask: x")));
    CHECK(need_line(&n, SPAN("2024-01-01 ask: x")));
    CHECK(!need_line(&n, SPAN("2023-12-31 ask: x")));
    need_dates(&n, DATE_NONE, date_parse(SPAN("2024-01-01")));
    CHECK(!need_line(&n, SPAN("2024-01-02 ask: x")));
    CHECK(need_line(&n, SPAN(" 2023-12-31 ask: x")));
    CHECK(need_line(&n, SPAN("2024-01-01 ask: x")));
    CHECK(!need_line(&n, SPAN("2023-12-3")));
}

TEST(need_classes)
{
    struct arena a = ARENA_INIT;
    struct keys keys;
    struct need n = NEED_INIT;
    keys_init(&keys, &a);
    need_class(&n, &keys, CLASS_VISIT);
    CHECK(need_line(&n, SPAN("visit: x")) && need_line(&n, SPAN("booked: x")) &&
          need_line(&n, SPAN("companion: x")));
    CHECK(!need_line(&n, SPAN("name: x")) && !need_line(&n, SPAN("note: x")));
    n = NEED_INIT;
    need_key(&n, SPAN(""));
    CHECK(!need_line(&n, SPAN("name: x")));
    need_class(&n, &keys, CLASS_IDENTITY);
    CHECK(need_line(&n, SPAN("name: x"))); /* the first of all keys too */
    n = NEED_INIT;
    need_any(&n);
    CHECK(need_line(&n, SPAN("ab")) && need_line(&n, SPAN("2024-01-01")));
    CHECK(!need_line(&n, SPAN("a")));
    arena_release(&a);
}

TEST(need_files)
{
    struct need n = NEED_INIT;
    CHECK(need_file(NULL, SPAN("")));
    CHECK(need_file(&n, SPAN("")));
    n.bytes = SPAN("@lee");
    CHECK(need_file(&n, SPAN("with @leeds")));
    CHECK(!need_file(&n, SPAN("with @le")));
}
