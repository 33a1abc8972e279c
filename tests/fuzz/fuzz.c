#include "fuzz.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct arena fuzz_arena;

const struct keys *fuzz_keys(void)
{
    static struct keys keys;
    static struct arena arena;
    if (!keys.n)
        keys_init(&keys, &arena);
    return &keys;
}

struct span fuzz_keep(struct buf *b)
{
    struct span s = arena_copy(&fuzz_arena, buf_span(b));
    buf_release(b);
    return s;
}

struct span fuzz_part(struct span *input)
{
    struct span part;
    return span_cut(input, 1, &part) ? part : SPAN("");
}

_Noreturn void fuzz_wrong(const char *file, int line, const char *expr)
{
    fprintf(stderr, "%s:%d: it does not hold that %s\n", file, line, expr);
    abort();
}

static void show(struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        fprintf(stderr, c >= ' ' && c < 0x7F ? "%c" : "\\x%02X", c);
    }
    fputc('\n', stderr);
}

_Noreturn void fuzz_differ(const char *file, int line, const char *expr, struct span a,
                           struct span b)
{
    show(a);
    show(b);
    fuzz_wrong(file, line, expr);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    fuzz_one((struct span){n ? (const char *)bytes : "", n});
    arena_reset(&fuzz_arena);
    return 0;
}
