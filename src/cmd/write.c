#include "cmd/write.h"

#include "text/edit.h"

enum { FILE_PATH, LINE, CHANGE, FACT, WAS };

static const struct field fields[] = {
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},  [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [CHANGE] = {"change", FIELD_TEXT, STYLE_PLAIN}, [FACT] = {"fact", FIELD_TEXT, STYLE_PLAIN},
    [WAS] = {"was", FIELD_TEXT, STYLE_DIM},
};

enum { REMOVED = RECORD_CHANGED + 1 };

static const char *const layouts[] = {
    [RECORD_ADDED] = "{file}:{line}: {fact}",
    [RECORD_SAME] = "{file}:{line}: already there: {fact}",
    [RECORD_CHANGED] = "{file}:{line}: {was} \xE2\x86\x92 {fact}",
    [REMOVED] = "{file}:{line}: removed: {was}",
};

static const char *const changes[] = {"added", "same", "changed", "removed"};

const struct schema written_schema = {"written", fields, sizeof fields / sizeof *fields,
                                      layouts, sizeof layouts / sizeof *layouts};

void written_emit(struct app *app, struct span path, const struct receipt *receipt,
                  bool removed)
{
    struct row r = row_new(&written_schema);
    r.layout = removed ? REMOVED : (int)receipt->what;
    row_text(&r, FILE_PATH, path);
    row_int(&r, LINE, receipt->lineno);
    row_text(&r, CHANGE, span_str(changes[r.layout]));
    if (!removed)
        row_text(&r, FACT, receipt->now);
    if (receipt->was.n && receipt->what != RECORD_SAME)
        row_text(&r, WAS, receipt->was);
    sink_row(app->sink, &r);
}

void entries_add(struct app *app, struct entries *e, struct span id, struct span line)
{
    e->v = arena_grow(&app->arena, e->v, e->n, &e->cap, sizeof *e->v);
    e->v[e->n++] = (struct entry){id, line};
}

/* One file's part of the entries, and what became of each. */
struct job {
    struct app *app;
    const struct entries *all;
    struct span id, path;
    struct receipt *receipts; /* by place in all->v */
    bool create;
};

static int record_all(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct job *j = ctx;
    struct buf before = BUF_INIT;
    bool changed = false;
    if (j->create && old.p)
        return err_set(e, STATUS_GUEST, "%s is there already", j->path.p);
    if (!j->create && !old.p)
        return err_set(e, STATUS_GUEST, "%s went away meanwhile", j->path.p);
    buf_add(out, old);
    for (size_t i = 0; i < j->all->n; i++) {
        if (!span_eq(j->all->v[i].id, j->id))
            continue;
        buf_clear(&before);
        buf_add(&before, buf_span(out));
        buf_clear(out);
        record_fact(out, buf_span(&before), j->all->v[i].line, &j->app->store.keys,
                    &j->app->arena, &j->receipts[i]);
        changed |= j->receipts[i].what != RECORD_SAME;
    }
    buf_release(&before);
    return changed;
}

/* Line numbers once more: a later entry may have pushed an earlier one down. */
static void renumber(struct job *j, struct span src)
{
    struct span line;
    for (uint32_t n = 1; span_line(&src, &line); n++)
        for (size_t i = 0; i < j->all->n; i++)
            if (span_eq(j->all->v[i].id, j->id) &&
                span_eq(span_trim(line), span_trim(j->receipts[i].now)))
                j->receipts[i].lineno = n;
}

static int write_file(struct save *s, struct job *j)
{
    struct err e = ERR_INIT;
    struct guest g;
    int saved = save_file(s, j->path.p, record_all, j, &e);
    if (saved >= 0) {
        struct err ignored = ERR_INIT;
        if (store_load(&j->app->store, j->id, &g, &j->app->arena, &ignored) > 0)
            renumber(j, g.src);
        for (size_t i = 0; i < j->all->n; i++)
            if (span_eq(j->all->v[i].id, j->id))
                written_emit(j->app, j->path, &j->receipts[i], false);
    }
    return e.status ? app_fail(j->app, &e) : 0;
}

/* Every file must be readable and writable in principle before the first is touched. */
static int validate(struct job *j)
{
    struct err e = ERR_INIT;
    struct guest g;
    int there = store_load(&j->app->store, j->id, &g, &j->app->arena, &e);
    if (there > 0 && guest_has_conflict(g.src))
        err_set(&e, STATUS_FILE,
                "%s holds conflict markers of git; settle them first: nothing was written",
                j->path.p);
    if (there > 0 && j->create)
        err_set(&e, STATUS_GUEST, "%s is there already", j->path.p);
    if (there == 0 && !j->create)
        err_set(&e, STATUS_GUEST, "%s went away meanwhile", j->path.p);
    return e.status ? app_fail(j->app, &e) : 0;
}

static bool is_first(const struct entries *all, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (span_eq(all->v[k].id, all->v[i].id))
            return false;
    return true;
}

int write_entries(struct app *app, const struct entries *all, bool create)
{
    struct save s;
    struct err e = ERR_INIT;
    struct receipt *receipts = ARENA_NEW(&app->arena, struct receipt, all->n);
    struct job *jobs = ARENA_NEW(&app->arena, struct job, all->n);
    size_t n = 0;
    if (save_begin(&s, app->store.rootfd, &e) < 0) {
        save_end(&s);
        return app_fail(app, &e);
    }
    int status = 0;
    for (size_t i = 0; i < all->n; i++)
        if (is_first(all, i)) {
            struct span id = all->v[i].id;
            jobs[n] = (struct job){
                app, all, id, store_path(&app->store, id, &app->arena), receipts, create};
            status = err_graver(status, validate(&jobs[n++]));
        }
    for (size_t i = 0; status == 0 && i < n; i++)
        status = err_graver(status, write_file(&s, &jobs[i]));
    save_end(&s);
    return status;
}

struct swap {
    struct app *app;
    struct span path, was, now;
    struct receipt receipt;
};

static int swap_line(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct swap *s = ctx;
    struct span rest = old, line;
    for (uint32_t n = 1; span_line(&rest, &line); n++) {
        if (!span_eq(span_trim(line), span_trim(s->was)))
            continue;
        s->receipt = (struct receipt){RECORD_CHANGED, n, span_trim(s->was), s->now};
        if (s->now.n)
            edit_replace(out, old, line, s->now);
        else
            edit_remove(out, old, line);
        return 1;
    }
    return err_set(e, STATUS_FILE, "%s no longer holds the line: %.*s", s->path.p,
                   (int)(s->was.n < 300 ? s->was.n : 300), s->was.p);
}

int write_line(struct app *app, struct span id, struct span was, struct span now)
{
    struct save save;
    struct err e = ERR_INIT;
    struct swap s = {
        .app = app, .path = store_path(&app->store, id, &app->arena), .was = was, .now = now};
    if (save_begin(&save, app->store.rootfd, &e) == 0 &&
        save_file(&save, s.path.p, swap_line, &s, &e) > 0)
        written_emit(app, s.path, &s.receipt, now.n == 0);
    save_end(&save);
    return e.status ? app_fail(app, &e) : 0;
}
