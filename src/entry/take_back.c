#include "entry/take_back.h"

#include "entry/changes.h"
#include "entry/write.h"
#include "store/state.h"

/* A file that the record names, which a command may have written several times. */
struct undo_file {
    size_t first, last; /* its entries */
    struct span now;    /* its bytes; .p is NULL when there is none */
    bool is_undone;     /* its bytes are those from before the command */
    bool done;          /* it was put back */
};

/* ---- the record ---- */

/* Refuses a record that came with a clone, an archive or a copy: it could restore any bytes. */
static int refuse_foreign(struct app *app, const struct undo_record *r)
{
    struct err e = ERR_INIT;
    err_set(&e, STATUS_NO,
            "%s was not written by this version on this machine; it may have come with a "
            "clone, an archive or a copy, so undo does not use it\nto remove it: rm %s/%s",
            r->path.p, app->store.path.p, r->path.p);
    return app_fail(app, &e);
}

int take_back_nothing(struct app *app, bool redo)
{
    struct err e = ERR_INIT;
    err_set(&e, STATUS_NO, redo ? "there is nothing to redo" : "there is nothing to undo");
    return app_fail(app, &e);
}

/* Says why a record is only a head, or that there is none that can be used. */
static int refuse_head(struct app *app, struct span command, bool redo)
{
    bool sharded = span_is(command, "store sharded");
    struct err e = ERR_INIT;
    if (!command.n)
        return take_back_nothing(app, redo);
    if (sharded || span_is(command, "store flat"))
        err_set(&e, STATUS_NO, "undo does not move files; to move them back: journal store %s",
                sharded ? "flat" : "sharded");
    else
        err_set(&e, STATUS_NO,
                "journal %.*s cannot be undone: its record is incomplete; changes above 64 "
                "MiB, or without free disk space, are not kept",
                (int)command.n, command.p);
    return app_fail(app, &e);
}

static void index_files(struct undoing *u)
{
    struct arena *a = &u->app->arena;
    u->paths = SET_INIT(a);
    u->files = NULL;
    u->cap = 0;
    u->next = ARENA_NEW(a, size_t, u->undo.n);
    for (size_t i = 0, at; i < u->undo.n; i++) {
        struct undo_entry *one = &u->undo.v[i];
        one->path = arena_copy(a, one->path); /* with a NUL */
        u->next[i] = SIZE_MAX;
        if (set_add(&u->paths, one->path, &at)) {
            u->files = arena_grow(a, u->files, at, &u->cap, sizeof *u->files);
            u->files[at] = (struct undo_file){.first = i};
        } else {
            u->next[u->files[at].last] = i;
        }
        u->files[at].last = i;
    }
}

int take_back_read(struct undoing *u)
{
    struct app *app = u->app;
    struct err e = ERR_INIT;
    struct buf kept = BUF_INIT;
    struct os_stamp stamp = {0};
    int there = os_read_own(app->store.rootfd, u->record->path.p, &kept, &stamp, &e);
    struct span src = arena_copy(&app->arena, buf_span(&kept));
    buf_release(&kept);
    if (there < 0)
        return state_refuse(&e), app_fail(app, &e);
    enum undo_found found =
        there ? undo_parse(&u->undo, src, stamp.inode, &app->arena) : UNDO_NONE;
    if (found == UNDO_FOREIGN)
        return refuse_foreign(app, u->record);
    if (found == UNDO_NONE)
        return refuse_head(app, u->undo.command, u->redo);
    index_files(u);
    return 0;
}

/* ---- the files ---- */

static bool is_old(const struct undo_entry *u, struct span now)
{
    return !u->old.p == !now.p && span_eq(u->old, now);
}

static int read_now(struct app *app, const char *path, struct span *now, struct err *e)
{
    struct buf b = BUF_INIT;
    int there = os_read(app->store.rootfd, path, &b, NULL, e);
    *now = there > 0 ? arena_copy(&app->arena, buf_span(&b)) : (struct span){NULL, 0};
    buf_release(&b);
    return there < 0 ? -1 : 0;
}

/*
 * Reads what the file holds now. It must be as the command left it, or as it was before some
 * step of the command: then that step was not made, or an undo that was broken off took it
 * back.
 */
static int find_now(struct undoing *u, size_t file, struct span *now, struct err *e)
{
    struct span path = u->paths.keys[file];
    if (read_now(u->app, path.p, now, e) < 0)
        return -1;
    for (size_t k = u->files[file].first; k != SIZE_MAX; k = u->next[k])
        if (undo_is_new(&u->undo.v[k], *now) || is_old(&u->undo.v[k], *now))
            return 0;
    return err_set(e, STATUS_FILE, "%s has changed since; it was left unchanged", path.p);
}

/* Names every file that has changed. Returns 0 if none has. */
static int check_files(struct undoing *u)
{
    for (size_t i = 0; i < u->paths.n; i++) {
        struct undo_file *f = &u->files[i];
        struct err e = ERR_INIT;
        if (find_now(u, i, &f->now, &e) < 0)
            app_fail(u->app, &e);
        f->is_undone = is_old(&u->undo.v[f->first], f->now);
    }
    return u->app->status;
}

static bool wrote_nothing(const struct undoing *u)
{
    for (size_t i = 0; i < u->paths.n; i++)
        if (!u->files[i].is_undone)
            return false;
    return true;
}

/* One entry that is taken back, and how many were. */
struct taking {
    struct undoing *u;
    const struct undo_entry *entry;
    int *done;
};

/* Puts one file back as it was, if it is still as the command left it. */
static int put_back(void *ctx, struct span now, struct buf *out, struct err *e)
{
    const struct undo_entry *u = ((const struct taking *)ctx)->entry;
    if (!undo_is_new(u, now))
        return err_set(e, STATUS_FILE, "%.*s has changed since; it was left unchanged",
                       (int)u->path.n, u->path.p);
    buf_add(out, u->old);
    return 1;
}

/* Returns true if the record is of single files that are all to be removed. */
static bool are_removed(const struct undoing *u)
{
    for (size_t i = 0; i < u->paths.n; i++) {
        const struct undo_file *f = &u->files[i];
        const struct undo_entry *one = &u->undo.v[f->first];
        if (f->first != f->last || !f->now.p || one->old.p || !undo_is_new(one, f->now))
            return false;
    }
    return true;
}

static void brought(void *ctx, int r, const struct err *e)
{
    const struct taking *t = ctx;
    *t->done += r > 0;
    t->u->files[set_find(&t->u->paths, t->entry->path)].done = r > 0;
    if (e->status)
        app_fail(t->u->app, e);
}

/*
 * Returns true if the file has one step, which is to be taken back and removes no file, so that
 * it may wait for others.
 */
static bool may_wait(const struct undoing *u, size_t i)
{
    const struct undo_entry *one = &u->undo.v[i];
    const struct undo_file *f = &u->files[set_find(&u->paths, one->path)];
    return u->paths.n > 1 && f->first == f->last && one->old.p && undo_is_new(one, f->now);
}

/* Restores one file. Returns 1, or 0 if it had the old bytes already, or on failure. */
static int take_back(struct undoing *u, size_t i)
{
    struct err e = ERR_INIT;
    const struct undo_entry *one = &u->undo.v[i];
    struct span now;
    struct taking t = {.entry = one};
    size_t file = set_find(&u->paths, one->path);
    int done = find_now(u, file, &now, &e);
    if (done == 0 && undo_is_new(one, now))
        done = one->old.p ? save_file(u->save, one->path.p, put_back, &t, &e)
                          : save_remove(u->save, one->path.p, now, &e);
    if (done > 0 && u->files[file].first == i)
        u->files[file].done = true;
    if (e.status)
        app_fail(u->app, &e);
    return done > 0;
}

/*
 * Replaces the undo record with the redo record in one step. Until then it is kept, so that an
 * interrupted undo can be completed; such an undo cannot be redone.
 */
static void turn_record(struct undoing *u, bool whole)
{
    struct err e = ERR_INIT;
    int rootfd = u->app->store.rootfd;
    if (whole && os_rename(rootfd, UNDO_NEXT, u->record->path.p, &e) == 0)
        return;
    e = ERR_INIT;
    if (os_remove(rootfd, u->record->path.p, &e) < 0 || os_remove(rootfd, UNDO_NEXT, &e) < 0) {
        e.status = STATUS_AFTER;
        app_fail(u->app, &e);
    }
}

/* Returns the only file that came, or that went; SIZE_MAX if there is none or several. */
static size_t only_file(const struct undoing *u, bool came)
{
    size_t found = SIZE_MAX, n = 0;
    for (size_t i = 0; i < u->paths.n; i++) {
        const struct undo_file *f = &u->files[i];
        bool before = f->now.p, after = u->undo.v[f->first].old.p;
        if (!f->done || before == after || after != came)
            continue;
        found = i;
        n++;
    }
    return n == 1 ? found : SIZE_MAX;
}

/* Prints what was put back, in the order in which it was. A file that moved is still one file.
 */
static void emit_changes(struct undoing *u)
{
    size_t came = only_file(u, true), gone = only_file(u, false);
    bool moved = came != SIZE_MAX && gone != SIZE_MAX;
    for (size_t i = u->paths.n; i-- > 0;) {
        const struct undo_file *f = &u->files[i];
        struct span before = f->now;
        if (!f->done)
            continue;
        if (moved && i == gone) {
            written_emit_file(u->app, u->paths.keys[i], true);
            continue;
        }
        if (moved && i == came)
            before = u->files[gone].now;
        changes_emit(u->app, u->paths.keys[i], before, u->undo.v[f->first].old);
    }
}

static void say_done(const struct undoing *u)
{
    struct span command = u->record->command;
    app_note("%s: journal %s", u->redo ? "redone" : "undone", command.n ? command.p : "undo");
}

static int take_all_back(struct undoing *u, bool broken_off)
{
    struct app *app = u->app;
    struct span command = u->record->command;
    int done = 0;
    u->save->command = u->redo ? (command.n ? command.p : "redo")
                               : arena_fmt(&app->arena, "undo %s", command.p).p;
    u->save->undo = UNDO_NEXT;
    struct err e = ERR_INIT;
    struct taking *t = ARENA_NEW(&app->arena, struct taking, u->undo.n);
    if (are_removed(u))
        save_hold_folders(u->save);
    for (size_t i = u->undo.n; i-- > 0;) {
        t[i] = (struct taking){u, &u->undo.v[i], &done};
        if (may_wait(u, i)) {
            save_later(u->save, t[i].entry->path.p, put_back, brought, &t[i]);
        } else {
            save_flush(u->save);
            done += take_back(u, i);
        }
    }
    save_flush(u->save);
    if (save_flush_folders(u->save, &e) < 0)
        app_fail(app, &e);
    emit_changes(u);
    if (app->status && app->status != STATUS_AFTER)
        return app->status;
    turn_record(u, done && !broken_off);
    say_done(u);
    return app->status;
}

int take_back_run(struct undoing *u)
{
    struct app *app = u->app;
    struct err e = ERR_INIT;
    int rootfd = app->store.rootfd;
    if (take_back_read(u) || check_files(u))
        return app->status;
    int broken_off = os_exists(rootfd, UNDO_NEXT, &e);
    if (broken_off > 0 && wrote_nothing(u)) {
        turn_record(u, false);
        say_done(u);
        return app->status;
    }
    if (broken_off > 0)
        broken_off = os_remove(rootfd, UNDO_NEXT, &e);
    if (broken_off < 0)
        return app_fail(app, &e);
    if (!wrote_nothing(u))
        return take_all_back(u, broken_off);
    return os_remove(rootfd, u->record->path.p, &e) < 0 ? app_fail(app, &e) : -1;
}
