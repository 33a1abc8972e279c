#include "base/arena.h"

#include "unit.h"

#include <stdint.h>
#include <string.h>

TEST(arena_gives_zeroed_aligned_memory)
{
    struct arena a = ARENA_INIT;
    bool zero = true, aligned = true;
    for (size_t n = 0; n < 3000; n += 7) {
        char *p = arena_alloc(&a, n, 1);
        aligned &= ((uintptr_t)p & (sizeof(long double) > 8 ? 15 : 7)) == 0;
        for (size_t i = 0; i < n; i++)
            zero &= p[i] == 0;
        memset(p, 'x', n);
    }
    CHECK(zero);
    CHECK(aligned);
    uint64_t *v = ARENA_NEW(&a, uint64_t, 300000); /* larger than any block */
    CHECK(v[0] == 0 && v[299999] == 0);
    arena_release(&a);
    for (size_t n = 1; n < 1 << 20; n *= 2) { /* each as the first of its arena */
        memset(arena_alloc(&a, n, 1), 'x', n);
        memset(arena_alloc(&a, n, 1), 'x', n);
        arena_release(&a);
    }
    memset(arena_alloc(&a, 1000, 1), 'x', 1000);
    arena_reset(&a);
    char *p = arena_alloc(&a, 1000, 1); /* after use, zeroed again */
    for (size_t i = 0; i < 1000; i++)
        zero &= p[i] == 0;
    CHECK(zero);
    arena_release(&a);
    CHECK(a.block == NULL);
    arena_release(&a);
    arena_reset(&a);
}

TEST(arena_copies)
{
    struct arena a = ARENA_INIT;
    struct span s = arena_copy(&a, SPAN("a\0b"));
    CHECK_SPAN(s, SPAN("a\0b"));
    CHECK_INT(s.p[3], 0);
    CHECK(arena_copy(&a, (struct span){NULL, 0}).p != NULL);
    s = arena_fmt(&a, "%s-%d", "guests", 7);
    CHECK_STR(s, "guests-7");
    CHECK_INT(s.p[s.n], 0);
    arena_release(&a);
}

TEST(arena_grows_arrays)
{
    struct arena a = ARENA_INIT;
    int *v = NULL;
    size_t cap = 0;
    for (int i = 0; i < 10000; i++) {
        v = arena_grow(&a, v, (size_t)i, &cap, sizeof *v);
        v[i] = i;
    }
    bool same = true;
    for (int i = 0; i < 10000; i++)
        same &= v[i] == i;
    CHECK(same && cap >= 10000);
    arena_release(&a);
}

TEST(arena_grows_arrays_where_they_are)
{
    struct arena a = ARENA_INIT;
    int *v = NULL, *w;
    size_t cap = 0;
    v = arena_grow(&a, v, 0, &cap, sizeof *v);
    v[cap - 1] = 7;
    w = arena_grow(&a, v, cap, &cap, sizeof *v);
    CHECK(w == v && v[7] == 7 && cap == 16 && v[8] == 0 && v[15] == 0);
    char *other = arena_alloc(&a, 16, 1); /* now it is not the last */
    memset(other, 'x', 16);
    w = arena_grow(&a, v, cap, &cap, sizeof *v);
    CHECK(w != v && w[7] == 7 && w[31] == 0 && other[0] == 'x');
    v = w;
    while (w == v) /* until the block is full */
        w = arena_grow(&a, v, cap, &cap, sizeof *v);
    CHECK(w[7] == 7 && w[cap - 1] == 0);
    arena_release(&a);
}

TEST(arena_grows_large_arrays_by_a_quarter)
{
    struct arena a = ARENA_INIT, b = ARENA_INIT;
    struct wide {
        char bytes[1000];
    } *v = NULL, *w = NULL;
    size_t cap = 0, most = 0, w_cap = 0, before = 0;
    for (size_t i = 0; i < 10000; i++) {
        before = cap;
        v = arena_grow(&a, v, i, &cap, sizeof *v);
        if (before * sizeof *v > 1 << 18 && cap > before && cap * 100 / before > most)
            most = cap * 100 / before;
        CHECK(v[i].bytes[999] == 0);
        memset(&v[i], (int)i, sizeof *v);
        if (i % 100 == 0) { /* others between */
            w = arena_grow(i % 200 ? &a : &b, w, i / 100, &w_cap, sizeof *w);
            w[i / 100].bytes[0] = (char)i;
        }
    }
    bool same = true;
    for (size_t i = 0; i < 10000; i++)
        same &= v[i].bytes[0] == (char)i && v[i].bytes[999] == (char)i &&
                (i % 100 || w[i / 100].bytes[0] == (char)i);
    CHECK(same);
    CHECK(most > 120 && most < 130);
    arena_reset(&a);
    CHECK(arena_alloc(&a, 300000, 1) != NULL);
    arena_release(&a);
    arena_release(&b);
}
