#include "formats/json.h"

#include "unit.h"

/* n arrays, one in the other. */
static bool nested(size_t n, size_t *at)
{
    struct buf b = BUF_INIT;
    struct arena a = ARENA_INIT;
    struct json v;
    buf_fill(&b, '[', n);
    buf_fill(&b, ']', n);
    bool parsed = json_parse(buf_span(&b), &v, &a, at);
    buf_release(&b);
    arena_release(&a);
    return parsed;
}

/* A file cannot use up the stack. */
TEST(json_is_not_deep)
{
    size_t at = 0;
    CHECK(nested(32, &at));
    CHECK(!nested(33, &at));
    CHECK_INT(at, 32);
    CHECK(!nested(10000000, &at));
    CHECK_INT(at, 32);
}
