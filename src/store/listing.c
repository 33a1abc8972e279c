#include "store/listing.h"

#include "store/retry.h"
#include "text/slug.h"

#include <stdlib.h>
#include <string.h>

enum { SUFFIX = 4 /* of ".txt" */ };

/* One folder being read: guests/ itself, or a shard of it. */
struct listing_folder {
    struct listing *all;
    struct span shard; /* "" in guests/ */
    struct os_names shards;
    size_t shards_cap;
    struct arena *a;
};

struct span listed_id(const struct listed *one)
{
    return (struct span){one->path + one->at, one->n};
}

static uint64_t head_of(struct span id)
{
    uint64_t head = 0;
    for (size_t i = 0; i < sizeof head; i++)
        head = head << 8 | (i < id.n ? (unsigned char)id.p[i] : 0);
    return head;
}

/* Counts a file that no command but check names, and remembers the first by its path. */
static void add_stray(struct listing_folder *f, struct span name)
{
    struct listing *all = f->all;
    struct buf path = BUF_INIT;
    buf_str(&path, "guests/");
    buf_add(&path, f->shard);
    buf_str(&path, f->shard.n ? "/" : "");
    buf_add(&path, name);
    if (!all->strays++ || span_cmp(buf_span(&path), all->stray) < 0)
        all->stray = arena_copy(&all->names, buf_span(&path));
    buf_release(&path);
}

static bool is_guest_file(const struct listing_folder *f, struct span name)
{
    struct span id = span_head(name, name.n - SUFFIX);
    return span_ends(name, SPAN(".txt")) && slug_valid(id) &&
           (!f->shard.n || span_eq(f->shard, store_shard(id)));
}

static void add_file(struct listing_folder *f, struct span name, bool irregular)
{
    struct listing *all = f->all;
    struct span id = span_head(name, name.n - SUFFIX);
    size_t at = f->shard.n + (f->shard.n > 0);
    char *path = arena_alloc(&all->names, at + name.n + 1, 1);
    if (at) {
        memcpy(path, f->shard.p, f->shard.n);
        path[at - 1] = '/';
    }
    memcpy(path + at, name.p, name.n);
    struct listed *one = (struct listed *)(void *)buf_room(&all->bytes, sizeof *one);
    *one = (struct listed){head_of(id), path, (uint16_t)at, (uint16_t)id.n, irregular};
    all->bytes.n += sizeof *one;
    all->n++;
}

static void add_entry(void *ctx, enum os_kind kind, struct span name)
{
    struct listing_folder *f = ctx;
    if (is_guest_file(f, name)) {
        add_file(f, name, kind != OS_FILES);
    } else if (kind != OS_FOLDERS) {
        add_stray(f, name);
    } else if (!f->shard.n && !span_ends(name, SPAN(".txt"))) {
        f->shards.v =
            arena_grow(f->a, f->shards.v, f->shards.n, &f->shards_cap, sizeof *f->shards.v);
        f->shards.v[f->shards.n++] = arena_copy(f->a, name);
    }
}

static int read_folders(struct listing *l, int rootfd, struct arena *a, struct err *e)
{
    struct listing_folder guests = {.all = l, .a = a};
    l->strays = 0; /* a second look sees them again */
    if (os_each_name(rootfd, "guests", add_entry, &guests, e) < 0)
        return -1;
    for (size_t i = 0; i < guests.shards.n; i++) {
        struct listing_folder shard = {.all = l, .shard = guests.shards.v[i], .a = a};
        struct err why = ERR_INIT;
        const char *path = arena_fmt(a, "guests/%s", shard.shard.p).p;
        if (os_each_name(rootfd, path, add_entry, &shard, &why) < 0 &&
            os_exists(rootfd, path, e) > 0)
            err_set(e, (enum exit_status)why.status, "%s", why.text);
        if (e->status)
            return -1;
    }
    return 0;
}

/* Lists every file seen in either layout. One that has moved since is looked up when opened. */
static int read_all(struct listing *l, const struct store *s, struct arena *a, struct err *e)
{
    struct retry retry;
    int result;
    retry_begin(&retry, s);
    do { /* with care: guests/ before the shards, and after them, and those then known too */
        result = read_folders(l, s->rootfd, a, e);
        if (result == 0 && retry.careful)
            result = read_folders(l, s->rootfd, a, e);
    } while (result == 0 && retry_again(&retry, s));
    return result;
}

static int cmp_id(const struct listed *a, const struct listed *b)
{
    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    return span_cmp(listed_id(a), listed_id(b));
}

/* Sorts by id; of two files of one id, the one in a shard sorts last. */
static int by_id(const void *x, const void *y)
{
    const struct listed *a = x, *b = y;
    int c = cmp_id(a, b);
    return c ? c : (a->at > b->at) - (a->at < b->at);
}

/* Drops duplicate ids: a journal between two layouts may have an id twice. */
static void drop_doubles(struct listing *l, bool sharded)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n; i++) {
        bool twice = n && cmp_id(&l->v[n - 1], &l->v[i]) == 0;
        l->doubles += twice && l->v[n - 1].at != l->v[i].at;
        if (!twice)
            l->v[n++] = l->v[i];
        else if (sharded)
            l->v[n - 1] = l->v[i];
    }
    l->n = n;
}

int listing_read(struct listing *l, const struct store *s, struct err *e)
{
    struct arena a = ARENA_INIT;
    *l = LISTING_INIT;
    int there = os_exists(s->rootfd, "guests", e);
    /* git keeps no empty directory: a house without guests has none */
    int result = there > 0 ? read_all(l, s, &a, e) : there;
    l->v = (struct listed *)(void *)l->bytes.p;
    if (l->n)
        qsort(l->v, l->n, sizeof *l->v, by_id);
    drop_doubles(l, s->set.sharded);
    arena_release(&a);
    return result;
}

void listing_release(struct listing *l)
{
    buf_release(&l->bytes);
    arena_release(&l->names);
    *l = LISTING_INIT;
}

int listing_ids(const struct store *s, struct arena *a, struct os_names *ids, struct err *e)
{
    struct listing l;
    int result = listing_read(&l, s, e);
    *ids = (struct os_names){ARENA_NEW(a, struct span, l.n), 0};
    for (; result == 0 && ids->n < l.n; ids->n++)
        ids->v[ids->n] = arena_copy(a, listed_id(&l.v[ids->n]));
    listing_release(&l);
    return result;
}
