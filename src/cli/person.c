#include "cli/person.h"

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

static void look_in_menus(struct person_files *p)
{
    struct app *app = p->app;
    struct os_names menus = {0};
    struct err e = ERR_INIT;
    if (os_exists(app->store.rootfd, "menus", &e) > 0)
        os_list(app->store.rootfd, "menus", OS_FILES, ".txt", &app->arena, &menus, &e);
    if (e.status)
        app_fail(app, &e);
    for (size_t i = 0; i < menus.n; i++)
        look_in(p, arena_fmt(&app->arena, "menus/%s", menus.v[i].p));
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

static void learn(struct person_files *p, const struct guest *g)
{
    size_t ids_cap = 0, names_cap = 0;
    struct arena *a = &p->app->arena;
    struct erase *x = &p->erase;
    struct span *ids = arena_grow(a, NULL, 0, &ids_cap, sizeof *ids), *names = NULL;
    ids[x->ids_n++] = p->id;
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
    *p = (struct person_files){.app = app, .id = g->id, .erase = {.words = words}};
    p->own = store_path(&app->store, g->id, &app->arena);
    p->erase.means = means;
    p->erase.ctx = app;
    learn(p, g);
    struct scan q = {
        .ctx = p, .item_size = sizeof(struct span), .each = put_path, .item = take_path};
    int status = app_scan(app, &q);
    if (status)
        return status;
    look_in(p, SPAN("dishes.txt"));
    look_in_menus(p);
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

int person_erase(struct person_files *p, struct save *s)
{
    int status = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct err e = ERR_INIT;
        struct person_change c = {p, keys_of(p, p->paths[i])};
        if (save_file(s, p->paths[i].p, rewrite, &c, &e) > 0)
            out_printf(&p->app->out, "%s\n", p->paths[i].p);
        if (e.status)
            status = err_graver(status, app_fail(p->app, &e));
    }
    return status;
}

/* Copies */

/*
 * Returns whether a file is WHAT-ID, WHAT-ID.txt or WHAT-ID.2.txt. An id has no dot, but may be
 * the beginning of another.
 */
static bool is_copy(struct app *app, struct span file, const char *what, struct span id)
{
    struct span own = arena_fmt(&app->arena, "%s-%.*s", what, SPAN_ARG(id));
    return span_starts(file, own) && (file.n == own.n || file.p[own.n] == '.');
}

/* Returns 1 if the file names the id, 0 if it does not, or -1. */
static int holds(struct app *app, const char *path, struct span id, struct err *e)
{
    struct buf b = BUF_INIT;
    int r = os_read(app->store.rootfd, path, &b, NULL, e);
    if (r > 0)
        r = span_find(buf_span(&b), id) != SPAN_NONE;
    buf_release(&b);
    return r;
}

/* Returns 1 if forget removes that file of .journal/, 0 if it does not, or -1. */
static int goes(struct app *app, struct span name, const char *path, struct span id, bool all,
                struct err *e)
{
    if (is_copy(app, name, "rescued", id) || is_copy(app, name, "edit", id))
        return 1;
    if (span_is(name, "undo") || span_starts(name, SPAN("undo-")) || span_is(name, "redo") ||
        span_is(name, "paths") || span_is(name, "index"))
        return all ? 1 : holds(app, path, id, e);
    bool may = span_starts(name, SPAN("rescued-unknown")) || span_starts(name, SPAN("edit-"));
    return may ? holds(app, path, id, e) : 0;
}

int person_flush_copies(const struct save *s, struct err *e)
{
    int fd = os_open_own_dir(s->rootfd, STATE_DIR, e);
    int r = fd < 0 ? -1 : os_sync_dir(fd, STATE_DIR, e);
    os_close(fd);
    if (r == 0 && !lockstate_write(&s->state, s->lockfd))
        r = err_set(e, STATUS_SYSTEM, "cannot write the lock file of the journal");
    return r < 0 ? -1 : os_sync(s->lockfd, LOCK_PATH, e);
}

/* Reports a file put aside for another guest, which only the user can judge. 0 or -1. */
static int note_aside(struct app *app, struct span name, const char *path, struct span id,
                      struct err *e)
{
    int r = span_starts(name, SPAN("rescued-")) ? holds(app, path, id, e) : 0;
    if (r > 0)
        app_note("%s was put aside for another guest and mentions @%.*s; read it, then remove it",
                 path, SPAN_ARG(id));
    return r < 0 ? -1 : 0;
}

long person_drop_copies(struct app *app, struct save *s, struct span id, bool all,
                        struct err *e)
{
    struct os_names kept = {0};
    long n = 0;
    if (os_list(s->rootfd, STATE_DIR, OS_FILES, "", &app->arena, &kept, e) < 0)
        return -1;
    for (size_t i = 0; i < kept.n; i++) {
        const char *path = arena_fmt(&app->arena, STATE_DIR "/%s", kept.v[i].p).p;
        int r = goes(app, kept.v[i], path, id, all, e);
        if (r == 0 && note_aside(app, kept.v[i], path, id, e) == 0)
            continue;
        if (r <= 0 || os_remove(s->rootfd, path, e) < 0)
            return -1;
        n++;
    }
    return person_flush_copies(s, e) < 0 ? -1 : n;
}

void person_note_copies(struct app *app, struct span id)
{
    struct os_names kept = {0};
    struct err listing = ERR_INIT;
    if (os_exists(app->store.rootfd, STATE_DIR, &listing) > 0)
        os_list(app->store.rootfd, STATE_DIR, OS_FILES, "", &app->arena, &kept, &listing);
    if (listing.status)
        app_fail(app, &listing);
    for (size_t i = 0; i < kept.n; i++) {
        struct err e = ERR_INIT;
        const char *path = arena_fmt(&app->arena, STATE_DIR "/%s", kept.v[i].p).p;
        int r = goes(app, kept.v[i], path, id, false, &e);
        if (r < 0)
            app_fail(app, &e);
        else if (r > 0)
            app_note("%s also holds lines about the guest; to remove it: journal forget", path);
    }
}
