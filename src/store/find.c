/* Where a guest's file is, in either layout and while one changes to the other. */
#include "base/utf8.h"
#include "store/retry.h"
#include "text/slug.h"

struct span store_shard(struct span id)
{
    size_t n = 0;
    uint32_t cp;
    for (int i = 0; i < 2 && n < id.n; i++)
        n += utf8_decode(span_from(id, n), &cp);
    return span_head(id, n);
}

struct span store_path_in(bool sharded, struct span id, struct arena *a)
{
    struct span flat[] = {SPAN("guests/"), id, SPAN(".txt")};
    struct span in_shard[] = {SPAN("guests/"), store_shard(id), SPAN("/"), id, SPAN(".txt")};
    return sharded ? arena_join(a, in_shard, 5) : arena_join(a, flat, 3);
}

/* Finds a guest's file, first in the layout of journal.conf. */
int store_find(const struct store *s, struct span id, struct buf *b, struct span *path,
               struct arena *a, struct err *e)
{
    struct retry retry;
    retry_begin(&retry, s);
    do
        for (int i = 0; i < (retry.careful ? 3 : 2); i++) {
            *path = store_path_in(s->set.sharded != (i == 1), id, a);
            int there =
                b ? os_read(s->rootfd, path->p, b, NULL, e) : os_exists(s->rootfd, path->p, e);
            if (there)
                return there;
        }
    while (retry_again(&retry, s));
    return 0;
}

struct span store_path(const struct store *s, struct span id, struct arena *a)
{
    struct err ignored = ERR_INIT;
    struct span path;
    return store_find(s, id, NULL, &path, a, &ignored) > 0
               ? path
               : store_path_in(s->set.sharded, id, a);
}

int store_has(const struct store *s, struct span id, struct err *e)
{
    struct arena scratch = ARENA_INIT;
    struct span path;
    int there = slug_valid(id) ? store_find(s, id, NULL, &path, &scratch, e) : 0;
    arena_release(&scratch);
    return there;
}

int store_load_file(const struct store *s, const char *path, struct guest *g, struct arena *a,
                    struct err *e)
{
    struct buf b = BUF_INIT;
    int got = os_read(s->rootfd, path, &b, NULL, e);
    if (got == 1)
        guest_parse(g, span_str(path), arena_copy(a, buf_span(&b)), &s->keys, a);
    buf_release(&b);
    return got;
}

int store_read(const struct store *s, struct span id, struct buf *b, struct err *e)
{
    struct arena scratch = ARENA_INIT;
    struct span path;
    int got = slug_valid(id) ? store_find(s, id, b, &path, &scratch, e) : 0;
    arena_release(&scratch);
    return got;
}

int store_load(const struct store *s, struct span id, struct guest *g, struct arena *a,
               struct err *e)
{
    struct buf b = BUF_INIT;
    int got = store_read(s, id, &b, e);
    if (got == 1)
        guest_facts(g, arena_copy(a, id), arena_copy(a, buf_span(&b)), &s->keys, a);
    buf_release(&b);
    return got;
}
