#include "os/os.h"

/* Elsewhere iconv(3) is not in the C library itself. */
#if defined(__linux__) || defined(__FreeBSD__)
#include <errno.h>
#include <iconv.h>

int os_convert(struct buf *b, struct span text, const char *encoding, size_t *at)
{
    enum { MOST = 1 << 20 };
    union {
        const char *in;
        char *p; /* iconv only reads it */
    } from = {text.p};
    size_t left = text.n, start = b->n;
    iconv_t cd = iconv_open("UTF-8", encoding);
    if (cd == (iconv_t)-1)
        return -1;
    while (left) {
        size_t room = left < MOST ? left * 2 + 64 : MOST, rest = room;
        char *to = buf_room(b, room);
        size_t n = iconv(cd, &from.p, &left, &to, &rest);
        b->n += room - rest;
        if (n == (size_t)-1 && errno != E2BIG)
            break;
    }
    iconv_close(cd);
    *at = text.n - left;
    if (left)
        b->n = start;
    return left == 0;
}

#else

int os_convert(struct buf *b, struct span text, const char *encoding, size_t *at)
{
    (void)b, (void)text, (void)encoding, (void)at;
    return -1;
}

#endif
