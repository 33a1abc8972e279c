#include "text/need.h"

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
