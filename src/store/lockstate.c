#include "store/lockstate.h"

#include "text/slug.h"

#include <string.h>

enum { DEV, INODE, SIZE, MTIME, MTIME_NS, ARMED, OURS, THEIRS, MAGIC, OWN_INODE, NUMBERS };

/* In the number ARMED. A journal of before HAS_ASIDE takes either for armed, which is safe. */
enum { IS_ARMED = 1, HAS_ASIDE = 2 };

static const int64_t magic = 0x326c616e72756f6a; /* "journal2" */

struct lock_block {
    int64_t v[NUMBERS];
    char name[LOCKSTATE_NAME];
};

static bool is_own(const struct lock_block *b, uint64_t inode)
{
    return b->v[MAGIC] == magic && inode && (uint64_t)b->v[OWN_INODE] == inode;
}

bool lockstate_is_own(struct span bytes, uint64_t inode)
{
    struct lock_block b;
    if (bytes.n != sizeof b)
        return false;
    memcpy(&b, bytes.p, sizeof b);
    return is_own(&b, inode);
}

/* Takes a name if it is a valid id, because it will be part of a path. */
static void take_name(struct lockstate *h, struct span name)
{
    if (!slug_valid(name) || name.n >= LOCKSTATE_NAME)
        name = SPAN("unknown");
    memset(h->name, 0, LOCKSTATE_NAME);
    memcpy(h->name, name.p, name.n);
}

void lockstate_load(struct lockstate *h, int lockfd)
{
    struct lock_block b;
    *h = (struct lockstate){.known = false};
    if (os_get(lockfd, (char *)&b, sizeof b) != (int)sizeof b || !is_own(&b, os_inode(lockfd)))
        return;
    h->known = true;
    h->last = (struct os_stamp){.dev = (uint64_t)b.v[DEV],
                                .inode = (uint64_t)b.v[INODE],
                                .size = (uint64_t)b.v[SIZE],
                                .mtime_sec = b.v[MTIME],
                                .mtime_nsec = b.v[MTIME_NS]};
    h->armed = b.v[ARMED] & IS_ARMED;
    h->aside = b.v[ARMED] & HAS_ASIDE;
    h->ours[0] = (uint64_t)b.v[OURS];
    h->ours[1] = (uint64_t)b.v[THEIRS];
    b.name[LOCKSTATE_NAME - 1] = '\0';
    take_name(h, span_str(b.name));
}

bool lockstate_write(const struct lockstate *h, int lockfd)
{
    struct lock_block b = {
        .v = {[DEV] = (int64_t)h->last.dev,
              [INODE] = (int64_t)h->last.inode,
              [SIZE] = (int64_t)h->last.size,
              [MTIME] = h->last.mtime_sec,
              [MTIME_NS] = h->last.mtime_nsec,
              [ARMED] = (h->armed ? IS_ARMED : 0) | (h->aside ? HAS_ASIDE : 0),
              [OURS] = (int64_t)h->ours[0],
              [THEIRS] = (int64_t)h->ours[1],
              [MAGIC] = magic,
              [OWN_INODE] = (int64_t)os_inode(lockfd)}};
    memcpy(b.name, h->name, LOCKSTATE_NAME);
    return os_put(lockfd, (const char *)&b, sizeof b) == (int)sizeof b;
}

struct span lockstate_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct span name = span_str(slash ? slash + 1 : path);
    if (span_ends(name, SPAN(".txt")))
        name.n -= 4;
    return name;
}

void lockstate_arm(struct lockstate *h, const char *path, uint64_t old, uint64_t new)
{
    h->armed = true;
    h->ours[0] = old;
    h->ours[1] = new;
    take_name(h, lockstate_name(path));
}

void lockstate_disarm(struct lockstate *h)
{
    h->armed = false;
    h->ours[0] = h->ours[1] = 0;
    memset(h->name, 0, LOCKSTATE_NAME);
}
