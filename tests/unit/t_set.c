#include "base/set.h"

#include "unit.h"

TEST(set_numbers)
{
    struct arena a = ARENA_INIT;
    struct set s = SET_INIT(&a);
    size_t n = 9;
    CHECK(set_find(&s, SPAN("a")) == SET_NONE);
    CHECK(set_add(&s, SPAN("b"), &n) && n == 0);
    CHECK(set_add(&s, SPAN(""), &n) && n == 1);
    CHECK(set_add(&s, SPAN("a"), NULL));
    CHECK(!set_add(&s, SPAN("b"), &n) && n == 0);
    CHECK(!set_add(&s, ((struct span){NULL, 0}), &n) && n == 1);
    CHECK_INT((long)s.n, 3);
    CHECK(set_find(&s, SPAN("a")) == 2);
    CHECK(set_find(&s, SPAN("ab")) == SET_NONE);
    arena_release(&a);
}

/* It grows: each key keeps its number, and no other is found. */
TEST(set_grows)
{
    struct arena a = ARENA_INIT;
    struct set s = SET_INIT(&a);
    for (int i = 0; i < 5000; i++)
        CHECK(set_add(&s, arena_fmt(&a, "key %d", i), NULL));
    for (int i = 0; i < 5000; i++) {
        CHECK(set_find(&s, arena_fmt(&a, "key %d", i)) == (size_t)i);
        CHECK(set_find(&s, arena_fmt(&a, "kex %d", i)) == SET_NONE);
    }
    arena_release(&a);
}
