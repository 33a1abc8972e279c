#include "cli/mentions.h"

#include "cli/guests.h"
#include "store/resolve.h"
#include "text/edit.h"

/* The files that hold the bytes @id at all; few, so they may all be kept. */
struct mention_search {
    struct app *app;
    struct span needle; /* "@id" */
    struct span *paths;
    size_t n, cap;
};

static void put_path(struct scan_worker *w, const struct scan_file *file)
{
    *(struct span *)scan_put(w) = scan_path(file, &w->keep);
}

static void add_path(struct mention_search *h, struct span path)
{
    struct arena *a = &h->app->arena;
    h->paths = arena_grow(a, h->paths, h->n, &h->cap, sizeof *h->paths);
    h->paths[h->n++] = arena_copy(a, path);
}

static bool take_path(void *ctx, void *path)
{
    add_path(ctx, *(const struct span *)path);
    return true;
}

/* Searches the menus. A file that cannot be read may have a mention: it is reported. */
static void find_in_menus(struct mention_search *h)
{
    struct os_names menus = {0};
    struct err why = ERR_INIT;
    struct buf b = BUF_INIT;
    if (os_exists(h->app->store.rootfd, "menus", &why) > 0)
        os_list(h->app->store.rootfd, "menus", OS_FILES, ".txt", &h->app->arena, &menus, &why);
    if (why.status)
        app_fail(h->app, &why);
    for (size_t i = 0; i < menus.n; i++) {
        struct span path = arena_fmt(&h->app->arena, "menus/%s", menus.v[i].p);
        struct err e = ERR_INIT;
        if (os_read(h->app->store.rootfd, path.p, &b, NULL, &e) < 0)
            app_fail(h->app, &e);
        else if (span_find(buf_span(&b), h->needle) != SPAN_NONE)
            add_path(h, path);
    }
    buf_release(&b);
}

static int find_mentions(struct app *app, struct span id, struct mention_search *h)
{
    *h = (struct mention_search){.app = app,
                                 .needle = arena_fmt(&app->arena, "@%.*s", SPAN_ARG(id))};
    struct prefilter prefilter = {.bytes = h->needle};
    struct scan q = {.ctx = h,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct span),
                     .each = put_path,
                     .item = take_path};
    int status = app_scan(app, &q);
    if (status)
        return status;
    find_in_menus(h);
    return 0;
}

static bool is_menu(struct span path)
{
    return span_starts(path, SPAN("menus/"));
}

struct sought {
    struct app *app;
    struct span id;
};

/* Returns true unless another guest's id reaches further into `longer`, or that is unknown. */
static bool runs_on(void *ctx, struct span longer)
{
    const struct sought *s = ctx;
    struct arena scratch = ARENA_INIT;
    struct err e = ERR_INIT; /* then the mention is left as it is */
    struct span known = s->id;
    bool wide = true;
    for (size_t i = s->id.n; i < longer.n; i++)
        wide &= (unsigned char)longer.p[i] >= 0x80;
    int there =
        wide ? store_mention(&s->app->store, longer, MENTION_BY_ID, &known, &scratch, &e) : -1;
    if (e.status)
        app_fail(s->app, &e);
    bool means = there >= 0 && known.n <= s->id.n;
    arena_release(&scratch);
    return means;
}

/* The change of one file. */
struct mention_change {
    struct app *app;
    const struct edit_mention *mention;
    const struct keys *keys;
    struct span path;
    int *status; /* of all files, the gravest */
};

static int rewrite(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const struct mention_change *c = ctx;
    (void)e;
    return old.p && edit_mentions(out, old, c->mention, c->keys) > 0;
}

static void rewritten(void *ctx, int r, const struct err *e)
{
    const struct mention_change *c = ctx;
    if (r > 0)
        out_printf(&c->app->out, "%s\n", c->path.p);
    if (e->status)
        *c->status = err_graver(*c->status, app_fail(c->app, e));
}

int mentions_rewrite(struct app *app, struct save *s, struct span from, struct span to)
{
    struct mention_search h;
    struct sought sought = {app, from};
    struct edit_mention m = {from, to, runs_on, &sought};
    int status = find_mentions(app, from, &h);
    if (app->status == STATUS_SYSTEM) /* it may hold a mention, and be readable next time */
        status = STATUS_SYSTEM;
    struct mention_change *changes = ARENA_NEW(&app->arena, struct mention_change, h.n);
    for (size_t i = 0; i < h.n; i++) {
        changes[i] = (struct mention_change){
            app, &m, is_menu(h.paths[i]) ? NULL : &app->store.keys, h.paths[i], &status};
        save_later(s, h.paths[i].p, rewrite, rewritten, &changes[i]);
    }
    save_flush(s);
    return status;
}
