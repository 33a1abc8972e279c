#include "text/prefilter.h"

#include "unit.h"

TEST(prefilter_lines)
{
    struct prefilter n = PREFILTER_INIT;
    CHECK(prefilter_line(NULL, SPAN("")));
    CHECK(!prefilter_line(&n, SPAN("ask: x")));
    prefilter_key(&n, SPAN("ask"));
    CHECK(prefilter_line(&n, SPAN("ask: x")));
    CHECK(prefilter_line(&n, SPAN("\xEF\xBB\xBF \tASK+: x")));
    CHECK(prefilter_line(&n, SPAN("2024-01-01  19:30\task: x")));
    CHECK(!prefilter_line(&n, SPAN("2024-01-01 dish: asked")));
    CHECK(!prefilter_line(&n, SPAN("# ask: x")));
    CHECK(!prefilter_line(&n, SPAN("2024-01-01")));
    CHECK(!prefilter_line(&n, SPAN("")));
    CHECK(!prefilter_line(&n,
                          SPAN("a"))); /* one byte is no fact, and what follows is another's */
    prefilter_key(&n, SPAN("q"));
    CHECK(prefilter_line(&n, SPAN("q:")));
    CHECK(prefilter_line(&n, SPAN("Q+: x")));
    prefilter_dates(&n, date_parse(SPAN("2024-01-01")), DATE_NONE);
    CHECK(!prefilter_line(&n, SPAN("ask: x")));
    CHECK(prefilter_line(&n, SPAN("2024-01-01 ask: x")));
    CHECK(!prefilter_line(&n, SPAN("2023-12-31 ask: x")));
    prefilter_dates(&n, DATE_NONE, date_parse(SPAN("2024-01-01")));
    CHECK(!prefilter_line(&n, SPAN("2024-01-02 ask: x")));
    CHECK(prefilter_line(&n, SPAN(" 2023-12-31 ask: x")));
    CHECK(prefilter_line(&n, SPAN("2024-01-01 ask: x")));
    CHECK(!prefilter_line(&n, SPAN("2023-12-3")));
}

TEST(prefilter_classes)
{
    struct arena a = ARENA_INIT;
    struct keys keys;
    struct prefilter n = PREFILTER_INIT;
    keys_init(&keys, &a);
    prefilter_class(&n, &keys, CLASS_VISIT);
    CHECK(prefilter_line(&n, SPAN("visit: x")) && prefilter_line(&n, SPAN("booked: x")) &&
          prefilter_line(&n, SPAN("companion: x")));
    CHECK(!prefilter_line(&n, SPAN("name: x")) && !prefilter_line(&n, SPAN("note: x")));
    n = PREFILTER_INIT;
    prefilter_key(&n, SPAN(""));
    CHECK(!prefilter_line(&n, SPAN("name: x")));
    prefilter_class(&n, &keys, CLASS_IDENTITY);
    CHECK(prefilter_line(&n, SPAN("name: x"))); /* the first of all keys too */
    n = PREFILTER_INIT;
    prefilter_any(&n);
    CHECK(prefilter_line(&n, SPAN("ab")) && prefilter_line(&n, SPAN("2024-01-01")));
    CHECK(!prefilter_line(&n, SPAN("a")));
    arena_release(&a);
}

TEST(prefilter_files)
{
    struct prefilter n = PREFILTER_INIT;
    CHECK(prefilter_file(NULL, SPAN("")));
    CHECK(prefilter_file(&n, SPAN("")));
    n.bytes = SPAN("@lee");
    CHECK(prefilter_file(&n, SPAN("with @leeds")));
    CHECK(!prefilter_file(&n, SPAN("with @le")));
}
