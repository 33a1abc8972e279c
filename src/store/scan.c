#include "store/scan.h"

enum { RANGE = 256 };

static bool flush(const struct scan *q, struct scan_worker *w)
{
    bool more = q->flush(q->ctx, w);
    arena_reset(&w->keep);
    w->kept = arena_alloc(&w->keep, 1, q->kept_size);
    return more;
}

static bool one_file(const struct store *s, const struct scan *q, struct scan_worker *w,
                     struct span id, struct buf *src)
{
    struct err why = ERR_INIT;
    bool more = true;
    arena_reset(&w->scratch);
    if (os_read(s->rootfd, store_path(s, id, &w->scratch).p, src, NULL, &why) > 0) {
        q->each(w, &(struct scan_file){id, buf_span(src)});
    } else if (why.status && q->failed) {
        more = flush(q, w);
        q->failed(q->ctx, id, &why);
    }
    return more;
}

int store_scan(const struct store *s, const struct scan *q, struct err *e)
{
    struct arena a = ARENA_INIT;
    struct os_names ids;
    struct buf src = BUF_INIT;
    struct scan_worker w = {.ctx = q->ctx};
    int result = store_ids(s, &a, &ids, e);
    bool more = result == 0;
    w.kept = arena_alloc(&w.keep, 1, q->kept_size);
    if (q->setup)
        q->setup(&w);
    for (size_t i = 0; more && i < ids.n; i++) {
        more = one_file(s, q, &w, ids.v[i], &src);
        if (more && (i % RANGE == RANGE - 1 || i + 1 == ids.n))
            more = flush(q, &w);
    }
    if (q->teardown)
        q->teardown(&w);
    arena_release(&w.keep);
    arena_release(&w.scratch);
    buf_release(&src);
    arena_release(&a);
    return result;
}

void scan_parse(const struct store *s, struct scan_worker *w, const struct scan_file *file,
                struct guest *g)
{
    guest_parse(g, file->id, file->src, &s->keys, &w->scratch);
}
