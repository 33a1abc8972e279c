#include "store/former.h"

#include "base/set.h"
#include "store/listing.h"
#include "store/scan.h"

#include <stdlib.h>

enum { MANY = 1000 /* ids, after which a listing of guests/ costs less than a look for each */ };

struct formers {
    const struct store *store;
    struct arena *a;
    bool read;
    struct set was;
    struct span *ids; /* by number in `was`: the guest who had it; empty: several guests */
    size_t ids_cap;
    struct scan_unread unread;

    size_t asked;        /* how many ids former_is_unused was asked for */
    struct os_names now; /* ids of all guests, sorted; v is NULL: not listed */
};

/* One `was:` line. */
struct former_id {
    struct span was, id;
};

static struct formers *new_formers(struct arena *a)
{
    struct formers *f = ARENA_NEW(a, struct formers, 1);
    *f = (struct formers){.a = a, .was = SET_INIT(a)};
    return f;
}

static struct formers *formers_of(const struct store *s)
{
    if (!*s->formers)
        *s->formers = new_formers(s->arena);
    return *s->formers;
}

static void put_formers(struct scan_worker *w, const struct scan_file *file)
{
    const struct formers *f = w->ctx;
    struct guest g;
    scan_parse(f->store, w, file, &g);
    struct span id = arena_copy(&w->keep, g.id);
    for (size_t i = 0; i < g.n; i++)
        if (g.v[i].key == KEY_WAS)
            *(struct former_id *)scan_put(w) =
                (struct former_id){arena_copy(&w->keep, g.v[i].text), id};
}

static bool take_former(void *ctx, void *item)
{
    struct formers *f = ctx;
    const struct former_id *x = item;
    size_t n = set_find(&f->was, x->was);
    if (n != SET_NONE) {
        if (!span_eq(f->ids[n], x->id))
            f->ids[n] = SPAN("");
        return true;
    }
    set_add(&f->was, arena_copy(f->a, x->was), &n);
    f->ids = arena_grow(f->a, f->ids, n, &f->ids_cap, sizeof *f->ids);
    f->ids[n] = arena_copy(f->a, x->id);
    return true;
}

static void failed(void *ctx, struct span id, const struct err *why)
{
    struct formers *f = ctx;
    (void)id;
    scan_unread_add(&f->unread, why);
}

static int read_all(const struct store *s, struct formers *f, struct err *e)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = f,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct former_id),
                     .each = put_formers,
                     .item = take_former,
                     .failed = failed,
                     .failed_ctx = f};
    f->store = s;
    prefilter_id(&prefilter, &s->keys, KEY_WAS);
    f->read = store_scan(s, &q, e) == 0;
    return f->read ? 0 : -1;
}

int former_find(const struct store *s, struct span id, struct span *known, struct err *unread,
                struct arena *a, struct err *e)
{
    if (id.n == 0)
        return 0;
    struct formers *f = formers_of(s);
    if (!f->read && read_all(s, f, e) < 0)
        return -1;
    scan_unread_set(&f->unread, unread);
    size_t n = set_find(&f->was, id);
    if (n == SET_NONE || !f->ids[n].n)
        return 0;
    *known = arena_copy(a, f->ids[n]);
    return 1;
}

/*
 * Lists the ids. A file system that spells names in its own way opens files that the listing
 * does not have: it has strays then, and is not used.
 */
static void list_now(const struct store *s, struct formers *f)
{
    struct listing l;
    struct err unknown = ERR_INIT;
    if (listing_read(&l, s, &unknown) == 0 && !l.strays) {
        f->now.v = ARENA_NEW(f->a, struct span, l.n);
        for (; f->now.n < l.n; f->now.n++)
            f->now.v[f->now.n] = arena_copy(f->a, listed_id(&l.v[f->now.n]));
    }
    listing_release(&l);
}

bool former_is_unused(const struct store *s, struct span id)
{
    struct formers *f = formers_of(s);
    if (++f->asked == MANY)
        list_now(s, f);
    return f->now.v && !bsearch(&id, f->now.v, f->now.n, sizeof *f->now.v, span_by_bytes);
}
