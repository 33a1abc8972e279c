#include "base/buf.h"

#include "base/err.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_release(struct buf *b)
{
    free(b->p);
    *b = BUF_INIT;
}

char *buf_widened(struct buf *b, size_t n)
{
    if (n > SIZE_MAX / 2 - b->n)
        die("out of memory");
    size_t cap = b->cap ? b->cap : 64;
    while (cap < b->n + n)
        cap *= 2;
    char *p = realloc(b->p, cap);
    if (!p)
        die("out of memory");
    b->p = p;
    b->cap = cap;
    return p + b->n;
}

void buf_add(struct buf *b, struct span s)
{
    if (s.n == 0)
        return;
    memcpy(buf_room(b, s.n), s.p, s.n);
    b->n += s.n;
}

void buf_str(struct buf *b, const char *z)
{
    buf_add(b, span_str(z));
}

void buf_char(struct buf *b, char c)
{
    *buf_room(b, 1) = c;
    b->n++;
}

void buf_fill(struct buf *b, char c, size_t n)
{
    if (n == 0)
        return;
    memset(buf_room(b, n), c, n);
    b->n += n;
}

void buf_vfmt(struct buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n < 0)
        die("cannot format \"%s\"", format);
    vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, format, again);
    va_end(again);
    b->n += (size_t)n;
}

void buf_fmt(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vfmt(b, format, args);
    va_end(args);
}

const char *buf_cstr(struct buf *b)
{
    *buf_room(b, 1) = '\0';
    return b->p;
}
