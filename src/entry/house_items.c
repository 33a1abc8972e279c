#include "entry/house_items.h"

#include "cli/guests.h"

void house_items_add(const struct house_items *w, const struct guest *g,
                     struct open_items *items, struct arena *a)
{
    size_t from = items->n;
    open_items(g, w->all, items, a);
    open_keep(items, from, &w->filter);
}

static void put_items(struct scan_worker *w, const struct scan_file *file)
{
    const struct house_items *whole = w->ctx;
    struct guest g;
    scan_facts(&whole->app->store, w, file, &g);
    house_items_add(whole, &g, w->kept, &w->keep);
}

static bool take_items(void *ctx, struct scan_worker *worker)
{
    struct house_items *w = ctx;
    open_take(&w->items, worker->kept, &w->app->arena);
    return true;
}

int house_items_scan(struct house_items *w)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = w,
                     .prefilter = &prefilter,
                     .kept_size = sizeof(struct open_items),
                     .each = put_items,
                     .flush = take_items};
    open_prefilter(&prefilter, &w->app->store.keys);
    return app_scan(w->app, &q);
}
