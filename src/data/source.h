#ifndef DATA_SOURCE_H
#define DATA_SOURCE_H
/* Shared by the programs that make tables. The function is in the header: each is linked once. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdio.h>

/* Returns the bytes of a file, which the arena owns; dies if it cannot be read. */
static inline struct span source_read(const char *path, struct arena *a)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        die("%s: cannot open", path);
    struct buf b = BUF_INIT;
    for (size_t n = 1; n; b.n += n)
        n = fread(buf_room(&b, 65536), 1, 65536, f);
    if (ferror(f) || fclose(f))
        die("%s: cannot read", path);
    return buf_move(&b, a);
}

#endif
