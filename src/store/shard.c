#include "store/shard.h"

#include "base/utf8.h"
#include "text/edit.h"
#include "text/slug.h"

#include <stdlib.h>

/* One folder being read: guests/ itself, or a shard of it. */
struct shard_folder {
    struct shards *l;
    struct span shard; /* "" in guests/ */
    struct arena *a;
};

static void add_path(struct shard_paths *all, struct span path, struct arena *a)
{
    all->v = arena_grow(a, all->v, all->n, &all->cap, sizeof *all->v);
    all->v[all->n++] = path;
}

static void add_file(struct shard_folder *f, struct span path, struct span name)
{
    struct shards *l = f->l;
    struct span id = arena_copy(f->a, span_head(name, name.n - 4)); /* without ".txt" */
    struct shard_file file = {id, path, store_path_in(l->sharded, id, f->a)};
    l->v = arena_grow(f->a, l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = file;
}

static void add_entry_of_folder(void *ctx, enum os_kind kind, struct span name)
{
    struct shard_folder *f = ctx;
    struct span path = arena_fmt(f->a, "guests/%.*s%s%.*s", SPAN_ARG(f->shard),
                                 f->shard.n ? "/" : "", SPAN_ARG(name));
    bool named = span_ends(name, SPAN(".txt")) && slug_valid(span_head(name, name.n - 4));
    if (kind == OS_FILES && named) {
        add_file(f, path, name);
    } else if (kind == OS_FOLDERS && !f->shard.n && utf8_count(name) <= 2) {
        add_path(&f->l->shards, path, f->a);
    } else {
        add_path(&f->l->strays, path, f->a);
        f->l->fixed += named;
    }
}

static bool lies_right(const struct shard_file *f)
{
    return span_eq(f->path, f->to);
}

static int by_id(const void *x, const void *y)
{
    const struct shard_file *a = x, *b = y;
    int c = span_cmp(a->id, b->id);
    if (c == 0)
        c = lies_right(b) - lies_right(a);
    return c ? c : span_cmp(a->path, b->path);
}

/* Returns whether the file before it in the list is the same guest's. */
static bool is_twin(const struct shards *l, size_t i)
{
    return i > 0 && span_eq(l->v[i].id, l->v[i - 1].id);
}

int shard_list(struct shards *l, const struct store *s, bool sharded, struct arena *a,
               struct err *e)
{
    *l = (struct shards){.sharded = sharded};
    struct shard_folder guests = {l, SPAN(""), a};
    int there = os_exists(s->rootfd, "guests", e);
    if (there <= 0)
        return there;
    if (os_each_name(s->rootfd, "guests", add_entry_of_folder, &guests, e) < 0)
        return -1;
    for (size_t i = 0; i < l->shards.n; i++) {
        struct span path = l->shards.v[i];
        struct shard_folder shard = {l, span_from(path, sizeof "guests/" - 1), a};
        if (os_each_name(s->rootfd, path.p, add_entry_of_folder, &shard, e) < 0)
            return -1;
    }
    if (l->n)
        qsort(l->v, l->n, sizeof *l->v, by_id);
    for (size_t i = 0; i < l->n; i++) {
        l->guests += !is_twin(l, i);
        l->elsewhere += !lies_right(&l->v[i]);
    }
    return 0;
}

/* Returns 1 if the two files have equal bytes, which are appended to *bytes. */
static int are_equal(int rootfd, const char *one, const char *other, struct buf *bytes,
                     struct err *e)
{
    struct buf b = BUF_INIT;
    int r = os_read(rootfd, other, &b, NULL, e);
    if (r > 0)
        r = os_read(rootfd, one, bytes, NULL, e);
    if (r > 0)
        r = span_eq(buf_span(bytes), buf_span(&b));
    buf_release(&b);
    return r;
}

int shard_conflict(const struct shards *l, const struct store *s, size_t *i, struct err *e)
{
    struct buf b = BUF_INIT;
    int equal = 1;
    for (; *i < l->n && equal > 0; ++*i)
        if (is_twin(l, *i))
            equal = are_equal(s->rootfd, l->v[*i].path.p, l->v[*i - 1].path.p, &b, e);
    buf_release(&b);
    if (equal == 0)
        --*i;
    return equal < 0 ? -1 : !equal;
}

/* The setting in journal.conf */

struct shard_setting {
    const char *value;
    const struct keys *keys;
};

/* Finds the line of a setting; the last one counts. */
static bool find_setting(struct span src, const struct keys *keys, struct fact *setting)
{
    struct span line;
    bool found = false;
    *setting = (struct fact){.kind = LINE_BLANK};
    while (span_line(&src, &line)) {
        struct fact f = fact_parse(line, 0, keys);
        if (f.kind != LINE_FACT || !span_is_nocase(f.key_name, "layout"))
            continue;
        *setting = f;
        found = true;
    }
    return found;
}

static int set_layout(void *ctx, struct span old, struct buf *out, struct err *e)
{
    const struct shard_setting *set = ctx;
    struct fact f;
    if (!old.p)
        return err_gone(e, STATUS_FILE, SPAN("journal.conf"));
    struct buf line = BUF_INIT;
    buf_fmt(&line, "layout: %s", set->value);
    if (!find_setting(old, set->keys, &f)) {
        edit_insert(out, old, buf_span(&line), set->keys);
    } else if (f.text.n) { /* the value alone, whatever the line is like */
        buf_add(out, span_between(old.p, f.text.p));
        buf_str(out, set->value);
        buf_add(out, span_between(f.text.p + f.text.n, old.p + old.n));
    } else {
        edit_replace(out, old, f.line, buf_span(&line));
    }
    buf_release(&line);
    return !span_eq(buf_span(out), old);
}

static int set_conf(struct save *save, const struct store *s, const char *value, struct err *e)
{
    struct shard_setting set = {value, &s->keys};
    return save_file(save, store_conf, set_layout, &set, e);
}

/* Moving */

static int sync_folder(int rootfd, const char *path, struct err *e)
{
    int fd = os_open_subdir(rootfd, path, e);
    int r = fd < 0 ? -1 : os_sync_dir(fd, path, e);
    os_close(fd);
    return r;
}

/* Makes every shard that is needed, or brings it to the disk; no symlink is followed. */
static int each_shard(const struct shards *l, int rootfd, bool sync, struct err *e)
{
    struct os_stamp guests;
    struct buf path = BUF_INIT;
    struct span last = {NULL, 0};
    if (l->n && os_stat(rootfd, "guests", &guests, e) <= 0)
        return err_gone(e, STATUS_SYSTEM, SPAN("guests/"));
    for (size_t i = 0; l->sharded && i < l->n && !e->status; i++) {
        struct span shard = store_shard(l->v[i].id);
        if (span_eq(shard, last))
            continue;
        buf_clear(&path);
        buf_fmt(&path, "guests/%.*s", SPAN_ARG(shard));
        if (sync || os_make_dir(rootfd, buf_cstr(&path), guests.mode & 0777, e) == 0)
            sync_folder(rootfd, buf_cstr(&path), e);
        last = shard;
    }
    buf_release(&path);
    return e->status ? -1 : 0;
}

static int conflict(const struct shard_file *f, struct err *e)
{
    return err_set(e, STATUS_FILE,
                   "%s and %s belong to one guest and differ; merge their lines into one file",
                   f->path.p, f->to.p);
}

/* Removes this file of a guest if the one that is in the right place already has equal bytes.
 */
static int drop_twin(const struct shard_file *f, struct save *save, struct err *e)
{
    struct buf b = BUF_INIT;
    int r = are_equal(save->rootfd, f->path.p, f->to.p, &b, e);
    if (r > 0)
        r = save_remove(save, f->path.p, buf_span(&b), e);
    else if (r == 0)
        r = conflict(f, e);
    buf_release(&b);
    return r;
}

static int move_file(const struct shard_file *f, struct save *save, struct err *e)
{
    struct err why = ERR_INIT;
    int r = os_rename_new(save->rootfd, f->path.p, f->to.p, &why);
    if (r > 0) {
        die_as_after();
        save_note(save, f->path.p);
        save_note(save, f->to.p);
        return 1;
    }
    if (r < 0 && os_exists(save->rootfd, f->path.p, e) == 0)
        return 0; /* another program removed it: there is nothing to move */
    return r == 0 ? conflict(f, e) : err_set(e, (enum exit_status)why.status, "%s", why.text);
}

static int move_files(const struct shards *l, struct save *save, void (*step)(void *ctx),
                      void *ctx, struct err *e)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct shard_file *f = &l->v[i];
        int r = lies_right(f)   ? 0
                : is_twin(l, i) ? drop_twin(f, save, e)
                                : move_file(f, save, e);
        if (r < 0)
            return -1;
        step(ctx);
    }
    return 0;
}

/* Shards that are empty now go; what moved is on the disk before journal.conf says so. */
static int sync_shards(const struct shards *l, int rootfd, struct err *e)
{
    if (each_shard(l, rootfd, true, e) < 0)
        return -1;
    for (size_t i = 0; i < l->shards.n; i++)
        if (os_remove_dir(rootfd, l->shards.v[i].p, e) < 0)
            return -1;
    return l->n ? sync_folder(rootfd, "guests", e) : 0;
}

/* Adds all files to the commit: an interrupted move may have moved files without a commit. */
static void note_all(const struct shards *l, struct save *save, struct arena *a)
{
    for (size_t i = 0; i < l->n; i++) {
        save_note(save, store_path_in(!l->sharded, l->v[i].id, a).p);
        save_note(save, l->v[i].to.p);
    }
}

int shard_move(const struct shards *l, const struct store *s, struct save *save,
               void (*step)(void *ctx), void *ctx, struct err *e)
{
    const char *now = l->sharded ? "sharded" : "flat";
    const char *moving = l->sharded ? "flat to sharded" : "sharded to flat";
    if (!l->elsewhere && !s->set.moving && s->set.sharded == l->sharded)
        return 0;
    save_keep_name(save);
    if (s->set.moving)
        note_all(l, save, s->arena);
    if (l->elsewhere)
        set_conf(save, s, moving, e);
    /* Make all shards before the first file moves, so that a listing of guests/ finds them. */
    if (e->status || each_shard(l, save->rootfd, false, e) < 0 ||
        (l->elsewhere && sync_folder(save->rootfd, "guests", e) < 0) ||
        move_files(l, save, step, ctx, e) < 0 || sync_shards(l, save->rootfd, e) < 0)
        return -1;
    set_conf(save, s, now, e);
    return e->status ? -1 : 1;
}
