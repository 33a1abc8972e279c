#include "base/arena.h"

#include "base/buf.h"
#include "base/err.h"

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* An object of LARGE bytes or more has a block of its own, which can grow in place. */
enum { BLOCK = 16 * 1024, BLOCK_MAX = 4 << 20, LARGE = 128 * 1024, ALIGN = 16 };

/*
 * With -DPOISON, which `make asan` sets, the bytes after each object and all memory that a
 * reset took back are out of bounds.
 */
#ifdef POISON
#include <sanitizer/asan_interface.h>
#define ALLOW(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#define FORBID(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
enum { GAP = ALIGN };
#else
#define ALLOW(p, n) ((void)0)
#define FORBID(p, n) ((void)0)
enum { GAP = 0 };
#endif

struct arena_block {
    struct arena_block *older;
    size_t size;
    _Alignas(max_align_t) char bytes[];
};

static struct arena_block *new_block(struct arena_block *older, size_t size)
{
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        die("out of memory");
    block->older = older;
    block->size = size;
    return block;
}

/* Adds a block for things of less than LARGE bytes, of which `least` must fit. */
static void add_block(struct arena *a, size_t least)
{
    size_t size = a->block ? a->block->size * 2 : BLOCK;
    if (size > BLOCK_MAX)
        size = BLOCK_MAX;
    a->block = new_block(a->block, size < least ? least : size);
    a->used = 0;
}

static size_t rounded(size_t count, size_t size)
{
    if (size && count > (SIZE_MAX / 4) / size)
        die("out of memory");
    return (count * size + ALIGN - 1) / ALIGN * ALIGN;
}

/* Returns a block of its own, behind the one from which memory is handed out. */
static void *take_large(struct arena *a, size_t need)
{
    if (!a->block)
        add_block(a, 0);
    struct arena_block *block = new_block(a->block->older, need);
    a->block->older = block;
    return block->bytes;
}

static void *take_small(struct arena *a, size_t need)
{
    if (!a->block || a->block->size - a->used < need)
        add_block(a, need);
    char *p = a->block->bytes + a->used;
    a->used += need;
    return p;
}

/* Returns memory whose first `used` bytes are not zeroed. */
static void *take_room(struct arena *a, size_t count, size_t size, size_t used)
{
    size_t need = rounded(count, size) + GAP;
    char *p = need < LARGE ? take_small(a, need) : take_large(a, need);
    ALLOW(p, need);
    memset(p + used, 0, need - used);
    FORBID(p + count * size, need - count * size);
    return p;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
    return take_room(a, count, size, 0);
}

void *arena_room(struct arena *a, size_t count, size_t size)
{
    return take_room(a, count, size, count * size);
}

struct span arena_copy(struct arena *a, struct span s)
{
    char *p = take_room(a, s.n + 1, 1, s.n);
    if (s.n)
        memcpy(p, s.p, s.n);
    return (struct span){p, s.n};
}

struct span arena_join(struct arena *a, const struct span *parts, size_t n)
{
    size_t size = 0, at = 0;
    for (size_t i = 0; i < n; i++)
        size += parts[i].n;
    char *p = arena_room(a, size + 1, 1);
    for (size_t i = 0; i < n; at += parts[i++].n)
        if (parts[i].n)
            memcpy(p + at, parts[i].p, parts[i].n);
    p[size] = '\0';
    return (struct span){p, size};
}

struct span arena_fmt(struct arena *a, const char *format, ...)
{
    struct buf b = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_vfmt(&b, format, args);
    va_end(args);
    return buf_move(&b, a);
}

/* Returns the array where it is if it was handed out last and there is room behind it, or NULL.
 */
static void *widened(struct arena *a, char *array, size_t old, size_t new)
{
    size_t from = a->used - GAP - old;
    if (old == 0 || old + GAP > a->used || array != a->block->bytes + from ||
        new + GAP > a->block->size - from || new + GAP >= LARGE)
        return NULL;
    ALLOW(array, new + GAP);
    FORBID(array + new, GAP);
    a->used = from + new + GAP;
    return array;
}

/* Returns the array in its own block, reallocated, or NULL if no block of the arena is its own.
 */
static void *widened_large(struct arena *a, const char *array, size_t new)
{
    struct arena_block **link = &a->block->older;
    while (*link && (*link)->bytes != array)
        link = &(*link)->older;
    if (!*link)
        return NULL;
    struct arena_block *block = realloc(*link, sizeof *block + new + GAP);
    if (!block)
        die("out of memory");
    *link = block;
    block->size = new + GAP;
    ALLOW(block->bytes, block->size);
    FORBID(block->bytes + new, GAP);
    return block->bytes;
}

void *arena_widened(struct arena *a, void *array, size_t n, size_t *cap, size_t size)
{
    size_t old = rounded(*cap, size);
    bool large = old + GAP >= LARGE && a->block;
    size_t wider = !*cap ? 8 : large ? *cap + *cap / 4 + 1 : *cap * 2;
    void *wide = large ? widened_large(a, array, rounded(wider, size))
                       : widened(a, array, old, rounded(wider, size));
    if (!wide) {
        wide = arena_room(a, wider, size);
        if (n)
            memcpy(wide, array, n * size);
    }
    *cap = wider;
    return wide;
}

void *arena_grown(struct arena *a, void *array, size_t n, size_t *cap, size_t size)
{
    char *wide = arena_widened(a, array, n, cap, size);
    memset(wide + n * size, 0, (*cap - n) * size);
    return wide;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){a->block, a->block ? a->block->older : NULL, a->used};
}

struct span arena_keep(struct arena *a, struct arena_mark since, struct span s)
{
    if (!a->block || a->block != since.block || a->block->older != since.older)
        return s;
    char *to = a->block->bytes + since.used;
    size_t end = a->used, need = rounded(s.n, 1) + GAP;
    if (s.p < to || s.p + s.n > a->block->bytes + end || since.used + need > end)
        return s;
    ALLOW(to, need);
    memmove(to, s.p, s.n);
    a->used = since.used + need;
    FORBID(to + s.n, end - since.used - s.n);
    return (struct span){to, s.n};
}

static void free_older(struct arena *a)
{
    for (struct arena_block *b = a->block->older, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    a->block->older = NULL;
}

void arena_reset(struct arena *a)
{
    if (!a->block)
        return;
    free_older(a);
    FORBID(a->block->bytes, a->block->size);
    a->used = 0;
}

void arena_release(struct arena *a)
{
    if (a->block) {
        free_older(a);
        free(a->block);
    }
    *a = ARENA_INIT;
}

struct span buf_move(struct buf *b, struct arena *a)
{
    struct span s = arena_copy(a, buf_span(b));
    buf_release(b);
    return s;
}
