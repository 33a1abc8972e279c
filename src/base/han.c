#include "base/han.h"

#include "base/chars.h"

#include <stdlib.h>

static int by_from(const void *key, const void *row)
{
    uint16_t c = *(const uint16_t *)key;
    const struct char_han *h = row;
    return c < h->from ? -1 : c > h->from;
}

/* Simplifies the character of the three bytes at u. */
static void simplify(unsigned char *u)
{
    uint16_t c = (uint16_t)((u[0] & 0x0F) << 12 | (u[1] & 0x3F) << 6 | (u[2] & 0x3F));
    const struct char_han *h = bsearch(&c, chars_han, chars_han_n, sizeof *h, by_from);
    if (!h)
        return;
    u[0] = (unsigned char)(0xE0 | h->to >> 12);
    u[1] = (unsigned char)(0x80 | (h->to >> 6 & 0x3F));
    u[2] = (unsigned char)(0x80 | (h->to & 0x3F));
}

void han_simplify(char *p, size_t n)
{
    unsigned char *u = (unsigned char *)p;
    for (size_t i = 0; i + 2 < n; i++)
        if (u[i] >= 0xE4 && u[i] <= 0xE9 && u[i + 1] >> 6 == 2 && u[i + 2] >> 6 == 2)
            simplify(u + i);
}
