#include "store/scan.h"

enum { RANGE = 256 };

int store_scan(const struct store *s, const struct scan *q, struct err *e)
{
    struct arena a = ARENA_INIT;
    struct os_names ids;
    struct buf src = BUF_INIT;
    int result = store_ids(s, &a, &ids, e);
    void *state = q->open(q->ctx);
    bool more = result == 0;
    for (size_t i = 0; more && i < ids.n; i++) {
        struct arena scratch = ARENA_INIT;
        struct err why = ERR_INIT;
        if (os_read(s->rootfd, store_path(s, ids.v[i], &scratch).p, &src, NULL, &why) > 0)
            q->each(state, &(struct scan_file){ids.v[i], buf_span(&src)});
        else if (why.status && q->failed) {
            more = q->flush(q->ctx, state);
            q->failed(q->ctx, ids.v[i], &why);
        }
        arena_release(&scratch);
        if (more && (i % RANGE == RANGE - 1 || i + 1 == ids.n))
            more = q->flush(q->ctx, state);
    }
    q->close(q->ctx, state);
    buf_release(&src);
    arena_release(&a);
    return result;
}
