#include "base/buf.h"

#include "unit.h"

#include <stdint.h>
#include <string.h>

TEST(buf_grows)
{
    struct buf b = BUF_INIT;
    CHECK_INT(buf_span(&b).n, 0);
    buf_add(&b, SPAN("a\0b"));
    buf_add(&b, (struct span){NULL, 0});
    buf_str(&b, "cd");
    buf_char(&b, 'e');
    buf_fill(&b, '.', 3);
    buf_fill(&b, '!', 0);
    buf_fmt(&b, "%d-%s", 42, "x");
    CHECK_SPAN(buf_span(&b), SPAN("a\0bcde...42-x"));
    CHECK_INT(strlen(buf_cstr(&b)), 1); /* up to the NUL inside */
    CHECK_INT(b.n, 13);
    CHECK_INT(buf_cstr(&b)[13], 0);
    size_t cap = b.cap;
    buf_clear(&b);
    CHECK(b.n == 0 && b.cap == cap && b.p);
    CHECK_STR(span_str(buf_cstr(&b)), "");
    buf_release(&b);
    CHECK(b.p == NULL && b.n == 0 && b.cap == 0);
    buf_release(&b);
}

TEST(buf_holds_much)
{
    struct buf b = BUF_INIT;
    for (int i = 0; i < 100000; i++)
        buf_fmt(&b, "%d,", i % 10);
    CHECK_INT(b.n, 200000);
    CHECK(memcmp(b.p + 199980, "0,1,2,3,4,5,6,7,8,9,", 20) == 0);
    char *room = buf_room(&b, 1000000);
    CHECK(room == b.p + b.n && b.cap >= b.n + 1000000 && b.n == 200000);
    buf_fmt(&b, "%0*d", 5000, 7);
    CHECK_INT(b.n, 205000);
    buf_release(&b);
}
