#include "store/scan.h"

#include "store/listing.h"

#include <pthread.h>
#include <stdatomic.h>

/*
 * WORTH: files that pay for a worker of their own. With more workers than processors a cold
 * disk has more to do at once, and a warm one loses nothing.
 */
enum { RANGE = 64, WORTH = 256, USUAL = 16, MOST = 64 };

/* Shared by the workers. Ranges are numbered from 0 and flushed in that order. */
struct scan_pool {
    const struct store *store;
    const struct scan *q;
    struct listing files;
    int guests; /* descriptor of guests/ */
    size_t size;
    atomic_size_t next_range; /* the next range */
    atomic_bool stopped;

    pthread_mutex_t lock;      /* of what follows, and of flush and failed */
    size_t turn;               /* the range that may be flushed */
    pthread_cond_t mine[MOST]; /* by range: at most `size` are claimed and not flushed */
};

static size_t workers_for(const struct scan *q, size_t files)
{
    size_t n = q->workers ? q->workers : files / WORTH + 1, most = q->workers ? MOST : USUAL;
    if (q->ids_only)
        return files > 0;
    size_t ranges = (files + RANGE - 1) / RANGE;
    n = n < most ? n : most;
    return n < ranges ? n : ranges;
}

/* Returns with the lock held. */
static void await_turn(struct scan_pool *c, size_t range)
{
    pthread_mutex_lock(&c->lock);
    while (c->turn != range)
        pthread_cond_wait(&c->mine[range % c->size], &c->lock);
}

void *scan_put(struct scan_worker *w)
{
    w->items = arena_grow(&w->keep, w->items, w->items_n, &w->items_cap, w->item_size);
    void *item = (char *)w->items + w->items_n++ * w->item_size;
    return memset(item, 0, w->item_size);
}

static bool hand_on(const struct scan *q, struct scan_worker *w)
{
    bool go_on = true;
    for (size_t i = 0; go_on && i < w->items_n; i++)
        go_on = q->item(q->ctx, (char *)w->items + i * w->item_size);
    return go_on && (!q->flush || q->flush(q->ctx, w));
}

static void begin_batch(const struct scan *q, struct scan_worker *w)
{
    arena_reset(&w->keep);
    w->kept = arena_alloc(&w->keep, 1, q->kept_size);
    w->items = NULL;
    w->items_n = w->items_cap = 0;
}

/* Hands on the worker's items. The caller holds the lock. */
static void flush_worker(struct scan_pool *c, struct scan_worker *w)
{
    if (!c->stopped && !hand_on(c->q, w))
        c->stopped = true;
    begin_batch(c->q, w);
}

static void end_range(struct scan_pool *c, struct scan_worker *w, size_t range)
{
    await_turn(c, range);
    flush_worker(c, w);
    c->turn++;
    pthread_cond_signal(&c->mine[c->turn % c->size]);
    pthread_mutex_unlock(&c->lock);
}

/* Hands on the items of the files before the failed one, then reports it. */
static void report_failure(struct scan_pool *c, struct scan_worker *w, size_t range,
                           struct span id, const struct err *why)
{
    await_turn(c, range);
    flush_worker(c, w);
    if (!c->stopped)
        c->q->failed(c->q->failed_ctx, id, why);
    pthread_mutex_unlock(&c->lock);
}

/* A worker and its input. Ids of a shard are adjacent, so the shard stays open. */
struct pool_worker {
    struct scan_worker w;
    struct buf src;
    int shard; /* descriptor; -1: none is open */
    struct span shard_name;
    struct err ignored; /* why a first try failed; the second look says why */
};

static int folder_of(const struct scan_pool *c, struct pool_worker *h, const struct listed *one)
{
    struct span name = {one->path, one->at};
    if (one->at == 0)
        return c->guests;
    if (h->shard < 0 || !span_eq(h->shard_name, name)) {
        os_close(h->shard);
        h->shard_name = name;
        h->shard = os_open_subdir(
            c->guests, arena_copy(&h->w.scratch, span_head(name, name.n - 1)).p, &h->ignored);
    }
    return h->shard;
}

/*
 * Reads a file. If it is missing it may have been moved: looks it up again, which also gives a
 * better error message.
 */
static int read_file(const struct scan_pool *c, struct pool_worker *h, const struct listed *one,
                     const struct scan_file *file, struct err *why)
{
    struct span path;
    int folder = one->irregular ? -1 : folder_of(c, h, one);
    if (folder >= 0 && os_read_listed(folder, one->path + one->at, &h->src, &h->ignored) > 0)
        return 1;
    return store_find(c->store, file->id, &h->src, &path, &h->w.scratch, why);
}

static void one_range(struct scan_pool *c, struct pool_worker *h, size_t range)
{
    size_t end = (range + 1) * RANGE < c->files.n ? (range + 1) * RANGE : c->files.n;
    struct err why = ERR_INIT; /* a kilobyte: zeroed again only after a failure */
    for (size_t i = range * RANGE; i < end && !c->stopped; i++) {
        const struct listed *one = &c->files.v[i];
        struct scan_file file = {listed_id(one), {NULL, 0}, one->path};
        if (c->q->ids_only && !one->irregular) {
            c->q->each(&h->w, &file);
        } else if (read_file(c, h, one, &file, &why) > 0) {
            file.src = buf_span(&h->src);
            if (prefilter_file(c->q->prefilter, file.src))
                c->q->each(&h->w, &file);
        } else {
            if (why.status && c->q->failed)
                report_failure(c, &h->w, range, file.id, &why);
            why = ERR_INIT;
        }
        arena_reset(&h->w.scratch);
    }
}

static void *run_worker(void *ctx)
{
    struct scan_pool *c = ctx;
    struct pool_worker h = {
        .w = {.ctx = c->q->ctx, .prefilter = c->q->prefilter, .item_size = c->q->item_size},
        .shard = -1};
    struct scan_worker *w = &h.w;
    begin_batch(c->q, w);
    if (c->q->setup)
        c->q->setup(w);
    for (size_t range; !c->stopped && (range = c->next_range++) * RANGE < c->files.n;) {
        one_range(c, &h, range);
        end_range(c, w, range);
    }
    pthread_mutex_lock(&c->lock);
    if (c->q->teardown)
        c->q->teardown(w);
    pthread_mutex_unlock(&c->lock);
    arena_release(&w->lasting);
    arena_release(&w->keep);
    arena_release(&w->scratch);
    buf_release(&h.src);
    os_close(h.shard);
    return NULL;
}

/* Runs the workers. This thread is one too, and the only one if the system gives no other. */
static void run_workers(struct scan_pool *c)
{
    pthread_t thread[MOST];
    size_t others = 0;
    pthread_mutex_init(&c->lock, NULL);
    for (size_t i = 0; i < c->size; i++)
        pthread_cond_init(&c->mine[i], NULL);
    while (others + 1 < c->size && pthread_create(&thread[others], NULL, run_worker, c) == 0)
        others++;
    run_worker(c);
    for (size_t i = 0; i < others; i++)
        pthread_join(thread[i], NULL);
    for (size_t i = 0; i < c->size; i++)
        pthread_cond_destroy(&c->mine[i]);
    pthread_mutex_destroy(&c->lock);
}

int store_scan(const struct store *s, const struct scan *q, struct err *e)
{
    struct scan_pool c = {.store = s, .q = q, .guests = -1};
    int result = listing_read(&c.files, s, e);
    c.size = workers_for(q, c.files.n);
    if (result == 0 && c.files.n) {
        c.guests = os_open_subdir(s->rootfd, "guests", e);
        result = c.guests < 0 ? -1 : 0;
    }
    if (result == 0 && (c.files.strays || c.files.doubles) && q->strays)
        q->strays(q->failed_ctx, c.files.strays, c.files.stray);
    if (result == 0 && c.files.n)
        run_workers(&c);
    os_close(c.guests);
    listing_release(&c.files);
    return result;
}

void scan_unread_add(struct scan_unread *u, const struct err *why)
{
    err_set(&u->first, (enum exit_status)why->status, "%s", why->text);
    u->first.status = err_graver(u->first.status, why->status);
    u->n++;
}

int scan_unread_set(const struct scan_unread *u, struct err *e)
{
    enum exit_status status = (enum exit_status)u->first.status;
    if (u->n > 1)
        return err_set(e, status, "%s\nand %zu more file%s", u->first.text, u->n - 1,
                       u->n == 2 ? "" : "s");
    return u->n ? err_set(e, status, "%s", u->first.text) : 0;
}

struct span scan_path(const struct scan_file *file, struct arena *a)
{
    struct span parts[] = {SPAN("guests/"), span_str(file->path)};
    return arena_join(a, parts, 2);
}

void scan_parse(const struct store *s, struct scan_worker *w, const struct scan_file *file,
                struct guest *g)
{
    guest_parse_some(g, file->id, file->src, w->prefilter, &s->keys, &w->scratch);
}

void scan_facts(const struct store *s, struct scan_worker *w, const struct scan_file *file,
                struct guest *g)
{
    scan_parse(s, w, file, g);
    guest_drop_repeats(g, &w->scratch);
}
