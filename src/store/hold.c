#include "store/hold.h"

#include <string.h>

enum { NUMBERS = 8 };

struct block {
    int64_t v[NUMBERS];
    char name[HOLD_NAME];
};

void hold_load(struct hold *h, int lockfd)
{
    struct block b;
    *h = (struct hold){.armed = false};
    if (os_get(lockfd, (char *)&b, sizeof b) != (int)sizeof b)
        return;
    h->last = (struct os_stamp){.dev = (uint64_t)b.v[0],
                                .inode = (uint64_t)b.v[1],
                                .size = (uint64_t)b.v[2],
                                .mtime_sec = b.v[3],
                                .mtime_nsec = b.v[4]};
    h->armed = b.v[5] != 0;
    h->ours[0] = (uint64_t)b.v[6];
    h->ours[1] = (uint64_t)b.v[7];
    memcpy(h->name, b.name, HOLD_NAME);
    h->name[HOLD_NAME - 1] = '\0';
}

void hold_keep(const struct hold *h, int lockfd)
{
    struct block b = {.v = {(int64_t)h->last.dev, (int64_t)h->last.inode, (int64_t)h->last.size,
                            h->last.mtime_sec, h->last.mtime_nsec, h->armed,
                            (int64_t)h->ours[0], (int64_t)h->ours[1]}};
    memcpy(b.name, h->name, HOLD_NAME);
    (void)os_put(lockfd, (const char *)&b, sizeof b);
}

void hold_name(struct hold *h, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct span name = span_str(slash ? slash + 1 : path);
    if (span_ends(name, SPAN(".txt")))
        name.n -= 4;
    name = span_head(name, HOLD_NAME - 1);
    memset(h->name, 0, HOLD_NAME);
    memcpy(h->name, name.p, name.n);
}
