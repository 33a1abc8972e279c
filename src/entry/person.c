#include "entry/person.h"

#include "base/utf8.h"
#include "cli/guests.h"
#include "store/state.h"

#include <stdlib.h>

/* The files of all guests */

static void add_path(struct person_files *p, struct span path)
{
    struct arena *a = &p->app->arena;
    p->paths = arena_grow(a, p->paths, p->n, &p->cap, sizeof *p->paths);
    p->paths[p->n++] = arena_copy(a, path);
}

static void put_path(struct scan_worker *w, const struct scan_file *file)
{
    const struct person_files *p = w->ctx;
    if (!span_eq(file->id, p->id) && erase_finds(&p->erase, file->src))
        *(struct span *)scan_put(w) = scan_path(file, &w->keep);
}

static bool take_path(void *ctx, void *path)
{
    add_path(ctx, *(const struct span *)path);
    return true;
}

static void look_in(struct person_files *p, struct span path)
{
    struct buf b = BUF_INIT;
    struct err e = ERR_INIT;
    if (os_read(p->app->store.rootfd, path.p, &b, NULL, &e) < 0)
        app_fail(p->app, &e);
    else if (erase_finds(&p->erase, buf_span(&b)))
        add_path(p, path);
    buf_release(&b);
}

static void look_in_kind(struct person_files *p, const char *folder, enum os_kind kind,
                         const char *suffix)
{
    struct app *app = p->app;
    struct os_names names = {0};
    struct err e = ERR_INIT;
    bool state = span_is(span_str(folder), STATE_DIR);
    if (os_exists(app->store.rootfd, folder, &e) > 0)
        os_list(app->store.rootfd, folder, kind, suffix, &app->arena, &names, &e);
    if (e.status)
        app_fail(app, &e);
    for (size_t i = 0; i < names.n; i++)
        if (!state || person_is_of_other(app, names.v[i], p->id))
            look_in(p, arena_fmt(&app->arena, "%s/%s", folder, names.v[i].p));
}

/* A menu that is a link or the like is reported as unread. */
static void look_in_others(struct person_files *p)
{
    look_in(p, SPAN("dishes.txt"));
    look_in_kind(p, "menus", OS_FILES, ".txt");
    look_in_kind(p, "menus", OS_FOLDERS, ".txt");
    look_in_kind(p, "menus", OS_OTHERS, ".txt");
    look_in_kind(p, STATE_DIR, OS_FILES, "");
}

/* The person */

/*
 * Returns whether a longer id means this guest: in a script without spaces, if no other guest
 * has it.
 */
static bool means(void *ctx, struct span id, struct span longer)
{
    struct app *app = ctx;
    struct arena scratch = ARENA_INIT;
    struct err e = ERR_INIT; /* then the mention is left as it is */
    struct span known = id;
    bool wide = true;
    for (size_t i = id.n; i < longer.n; i++)
        wide &= (unsigned char)longer.p[i] >= 0x80;
    int there =
        wide ? store_mention(&app->store, longer, MENTION_BY_ID, &known, &scratch, &e) : -1;
    bool same = there >= 0 && known.n <= id.n;
    arena_release(&scratch);
    return same;
}

static int longest_first(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    return (a->n < b->n) - (a->n > b->n);
}

void person_of_id(struct person_files *p, struct app *app, struct span id)
{
    *p = (struct person_files){.app = app, .id = id};
    p->own = store_path(&app->store, id, &app->arena);
    p->erase = (struct erase){.ids = &p->id, .ids_n = 1, .means = means, .ctx = app};
}

static void learn(struct person_files *p, const struct guest *g)
{
    size_t ids_cap = 0, names_cap = 0;
    struct arena *a = &p->app->arena;
    struct erase *x = &p->erase;
    struct span *ids = arena_grow(a, NULL, 0, &ids_cap, sizeof *ids), *names = NULL;
    ids[0] = p->id;
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->kind != LINE_FACT || !f->text.n)
            continue;
        if (f->key == KEY_WAS) {
            ids = arena_grow(a, ids, x->ids_n, &ids_cap, sizeof *ids);
            ids[x->ids_n++] = f->text;
        } else if ((f->key == KEY_NAME || f->key == KEY_AKA || f->key == KEY_KANA) &&
                   utf8_count(f->text) > 1) {
            names = arena_grow(a, names, x->names_n, &names_cap, sizeof *names);
            names[x->names_n++] = f->text;
        }
    }
    if (x->names_n)
        qsort(names, x->names_n, sizeof *names, longest_first);
    x->ids = ids;
    x->names = names;
}

int person_find(struct person_files *p, struct app *app, const struct guest *g,
                struct span words)
{
    person_of_id(p, app, g->id);
    p->erase.words = words;
    learn(p, g);
    struct scan q = {
        .ctx = p, .item_size = sizeof(struct span), .each = put_path, .item = take_path};
    int status = app_scan(app, &q);
    if (status)
        return status;
    look_in_others(p);
    return 0;
}

/* Their lines */

static const struct keys *keys_of(const struct person_files *p, struct span path)
{
    return span_starts(path, SPAN("menus/")) ? NULL : &p->app->store.keys;
}

int person_lines(struct person_files *p, person_line *call, void *ctx)
{
    struct buf b = BUF_INIT, now = BUF_INIT;
    for (size_t i = 0; i < p->n; i++) {
        struct err e = ERR_INIT;
        if (os_read(p->app->store.rootfd, p->paths[i].p, &b, NULL, &e) < 0)
            app_fail(p->app, &e);
        struct span rest = buf_span(&b), line;
        for (unsigned lineno = 1; span_line(&rest, &line); lineno++) {
            buf_clear(&now);
            if (erase_lines(&now, line, &p->erase, keys_of(p, p->paths[i])))
                call(ctx, p->paths[i], lineno, span_trim(line), span_trim(buf_span(&now)));
        }
    }
    buf_release(&b);
    buf_release(&now);
    return p->app->status;
}

struct person_change {
    const struct person_files *p;
    const struct keys *keys;
};

static int rewrite(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const struct person_change *c = ctx;
    (void)e;
    return old.p && erase_lines(out, old, &c->p->erase, c->keys) > 0;
}

/* Replaces a file in .journal/, which save_file cannot: it is not one of the journal's texts. */
static int rewrite_kept(struct save *s, const char *path, const struct person_change *c,
                        struct err *e)
{
    struct buf old = BUF_INIT, new = BUF_INIT;
    int fd = -1, r = os_read_own(s->rootfd, path, &old, NULL, e);
    if (r > 0)
        r = rewrite((void *)(uintptr_t)c, buf_span(&old), &new, e);
    if (r > 0)
        r = fd = os_open_own(s->rootfd, PERSON_NEW, e);
    if (fd >= 0 && (os_write_fd(fd, path, buf_span(&new), e) < 0 || os_sync(fd, path, e) < 0))
        r = -1;
    if (fd >= 0 && (os_close_written(fd, path, e) < 0 || r < 0 ||
                    os_rename(s->rootfd, PERSON_NEW, path, e) < 0))
        r = -1;
    buf_release(&old);
    buf_release(&new);
    return r < 0 ? -1 : fd >= 0;
}

int person_erase(struct person_files *p, struct save *s)
{
    int status = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct err e = ERR_INIT;
        struct person_change c = {p, keys_of(p, p->paths[i])};
        bool kept = span_starts(p->paths[i], SPAN(STATE_DIR "/"));
        if ((kept ? rewrite_kept(s, p->paths[i].p, &c, &e)
                  : save_file(s, p->paths[i].p, rewrite, &c, &e)) > 0)
            out_printf(&p->app->out, "%s\n", p->paths[i].p);
        if (e.status)
            status = err_graver(status, app_fail(p->app, &e));
    }
    return status;
}
