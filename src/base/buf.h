#ifndef BASE_BUF_H
#define BASE_BUF_H
/*
 * A buf is growing output. BUF_INIT (all zero) is an empty one; buf_release frees its
 * memory and leaves an empty one; buf_clear keeps the memory. When memory runs out the
 * program dies (base/err.h), so no function here can fail.
 */
#include "base/span.h"

#include <stdarg.h>

struct buf {
    char *p;
    size_t n, cap;
};

#define BUF_INIT ((struct buf){0})

void buf_release(struct buf *b);

static inline void buf_clear(struct buf *b)
{
    b->n = 0;
}

/* Doubles the memory until n more bytes fit: for buf_room. */
char *buf_widened(struct buf *b, size_t n);

/* Makes room for n more bytes and returns where they go. The caller then raises b->n. */
static inline char *buf_room(struct buf *b, size_t n)
{
    return n <= b->cap - b->n ? b->p + b->n : buf_widened(b, n);
}

/* Append the bytes. The span must not point into b itself. */
void buf_add(struct buf *b, struct span s);
void buf_str(struct buf *b, const char *z);
void buf_char(struct buf *b, char c);
void buf_fill(struct buf *b, char c, size_t n);
void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(struct buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Returns the text written so far; valid until the next change of b. */
static inline struct span buf_span(const struct buf *b)
{
    return (struct span){b->p, b->n};
}

/* Returns the text of b as a C string. */
const char *buf_cstr(struct buf *b);

#endif
