#include "sync/marked.h"

#include "store/scan.h"
#include "sync/settle_loaded.h"

/* The list that is being made, and the files that it leaves out. */
struct marked_search {
    const struct store *store;
    const struct unmerged_list *known;
    struct marked_list *list;
    struct arena *arena;
};

static void add(struct marked_search *f, struct span path, struct span id)
{
    struct marked_list *l = f->list;
    for (size_t i = 0; f->known && i < f->known->n; i++)
        if (span_eq(f->known->v[i].path, path))
            return;
    l->v = arena_grow(f->arena, l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = (struct marked){arena_copy(f->arena, path), arena_copy(f->arena, id)};
}

static void each(struct scan_worker *w, const struct scan_file *file)
{
    if (!guest_has_conflict(file->src))
        return;
    struct marked *m = scan_put(w);
    *m = (struct marked){scan_path(file, &w->keep), arena_copy(&w->keep, file->id)};
}

static bool item(void *ctx, void *item)
{
    const struct marked *m = item;
    add(ctx, m->path, m->id);
    return true;
}

/* Adds a file that is not a guest's, if it is there. One that cannot be read is passed over. */
static void try_file(struct marked_search *f, struct span path)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    if (os_read(f->store->rootfd, path.p, &b, NULL, &unused) > 0 &&
        guest_has_conflict(buf_span(&b)))
        add(f, path, (struct span){NULL, 0});
    buf_release(&b);
}

int marked_find(const struct store *s, const struct unmerged_list *known, struct marked_list *l,
                struct arena *a, struct err *e)
{
    static const char *const files[] = {"dishes.txt", "allergens.txt", "journal.conf"};
    struct marked_search f = {s, known, l, a};
    struct scan q = {.ctx = &f, .each = each, .item = item, .item_size = sizeof(struct marked)};
    struct err unused = ERR_INIT;
    struct os_names menus = {0};
    *l = (struct marked_list){0};
    if (os_exists(s->rootfd, "guests", &unused) > 0 && store_scan(s, &q, e) < 0)
        return -1;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        try_file(&f, span_str(files[i]));
    if (os_exists(s->rootfd, "menus", &unused) > 0 &&
        os_list(s->rootfd, "menus", OS_FILES, ".txt", a, &menus, &unused) == 0)
        for (size_t i = 0; i < menus.n; i++)
            try_file(&f, arena_fmt(a, "menus/%s", menus.v[i].p));
    return 0;
}

int marked_settle(struct settling *s, const struct marked *m, struct err *e)
{
    struct conflict_text c = {.path = m->path, .id = m->id};
    struct hunks h;
    if (settle_read(s, m->path, &c.there, e) < 0 || !c.there.p)
        return e->status ? -1 : 0;
    c.text = c.there;
    hunks_parse(&h, c.text, &s->app->arena);
    if (!h.n) {
        app_note("%s: its conflict markers are not complete; remove them in an editor",
                 m->path.p);
        s->left++;
        return 0;
    }
    int settled = settle_text(s, &c, e);
    if (settled <= 0)
        return settled;
    if (s->operation != NO_OPERATION && settle_stage(s, m->path, (struct span){NULL, 0}, e) < 0)
        return -1;
    s->done++;
    out_printf(&s->app->out, "%s: resolved\n", m->path.p);
    return 0;
}
