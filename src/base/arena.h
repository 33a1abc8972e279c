#ifndef BASE_ARENA_H
#define BASE_ARENA_H
/*
 * Memory that is freed all at once. The result of a function that takes an arena lives as long
 * as the arena: the caller that passes it owns the result.
 * ARENA_INIT (all zero) is an empty one. When memory runs out the program dies.
 */
#include "base/span.h"

struct buf;

struct arena_block;

struct arena {
    struct arena_block *block; /* the newest, from which memory is handed out */
    size_t used;
};

#define ARENA_INIT ((struct arena){0})

/* Returns zeroed memory for `count` things of `size` bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t count, size_t size);
#define ARENA_NEW(a, type, count) ((type *)arena_alloc((a), (count), sizeof(type)))

/* Returns the same, but not zeroed: for what the caller writes whole. */
void *arena_room(struct arena *a, size_t count, size_t size);

/* Returns n parts in a row, ended by NUL. It takes a tenth of what arena_fmt takes. */
struct span arena_join(struct arena *a, const struct span *parts, size_t n);

/* Returns a copy of the bytes, with a NUL after them that is not counted. */
struct span arena_copy(struct arena *a, struct span s);
struct span arena_fmt(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Copies the text of b, with a NUL after it that is not counted, and releases b. */
struct span buf_move(struct buf *b, struct arena *a);

/* Double the room of an array that is full: for the next two functions. */
void *arena_grown(struct arena *a, void *array, size_t n, size_t *cap, size_t size);
void *arena_widened(struct arena *a, void *array, size_t n, size_t *cap, size_t size);

/*
 * Makes room for one more in a growing array of *n things of `size` bytes, of which *cap fit.
 * Returns the array, moved if need be; do not use the old one then.
 */
static inline void *arena_grow(struct arena *a, void *array, size_t n, size_t *cap, size_t size)
{
    return n < *cap ? array : arena_grown(a, array, n, cap, size);
}

/* Does the same, but does not zero what is new. */
static inline void *arena_widen(struct arena *a, void *array, size_t n, size_t *cap,
                                size_t size)
{
    return n < *cap ? array : arena_widened(a, array, n, cap, size);
}

/* A place in an arena. */
struct arena_mark {
    const struct arena_block *block, *older;
    size_t used;
};

struct arena_mark arena_mark(const struct arena *a);

/*
 * Frees what was handed out since the mark, but for the bytes of s, which may move. Returns
 * where they are. Frees nothing if the arena has got another block since then, or if s is not
 * of that time. The bytes that are returned have no NUL after them.
 */
struct span arena_keep(struct arena *a, struct arena_mark since, struct span s);

/* Frees all objects; the newest block is kept for the next use. */
void arena_reset(struct arena *a);
void arena_release(struct arena *a);

#endif
