#include "entry/write.h"

#include "base/set.h"
#include "entry/swap.h"
#include "store/git.h"
#include "store/undo.h"
#include "text/fmt.h"

#include <stdlib.h>

void entries_add(struct app *app, struct entries *e, struct span id, struct span line)
{
    e->v = arena_grow(&app->arena, e->v, e->n, &e->cap, sizeof *e->v);
    e->v[e->n++] = (struct entry){.id = id, .line = line};
}

void entries_swap(struct app *app, struct entries *e, struct span id, struct span was,
                  struct span now)
{
    entries_add(app, e, id, now);
    e->v[e->n - 1].was = span_trim(was);
}

/* One file's part of the entries, and what became of each. */
struct file_write {
    struct app *app;
    const struct entries *all;
    const size_t *places; /* of its own entries in all->v, n of them */
    size_t n;
    struct span id, path;
    struct receipt *receipts; /* by place in all->v */
    struct arena *arena;      /* of the receipts */
    bool create, saved;
    int status; /* of a failure, which was printed */
};

static int lost(const struct file_write *j, struct span was, struct err *e)
{
    return err_set(e, STATUS_FILE, "%s no longer has the line: %.*s", j->path.p,
                   SPAN_ARG_SHORT(was));
}

static struct swap swap_of(const struct file_write *j, size_t k)
{
    const struct entry *en = &j->all->v[j->places[k]];
    return (struct swap){en->was, en->line, &j->receipts[j->places[k]]};
}

/* Makes the swaps of the file's own entries from the k-th on. Returns how many. */
static size_t swap_run(const struct file_write *j, size_t k, struct buf *out, struct span src,
                       struct err *e)
{
    const struct keys *keys = &j->app->store.keys;
    struct arena scratch = ARENA_INIT;
    struct swap *v = ARENA_NEW(&scratch, struct swap, j->n - k);
    struct swaps s;
    size_t n = 0;
    bool alone = false;
    for (; k + n < j->n && j->all->v[j->places[k + n]].was.n && !alone; n++) {
        v[n] = swap_of(j, k + n);
        alone = swap_is_alone(&v[n], keys);
        if (alone && n)
            break;
    }
    swaps_find(&s, src, v, n, keys, &scratch);
    for (size_t i = 0; i < n && !e->status; i++)
        if (!swaps_make(&s, &v[i]))
            lost(j, v[i].was, e);
    swaps_end(&s, out);
    arena_release(&scratch);
    return n;
}

/* Records the file's own entries from the k-th up to one that swaps. Returns how many. */
static size_t record_run(const struct file_write *j, size_t k, struct buf *out, struct span src)
{
    struct record r;
    struct span *lines = ARENA_NEW(j->arena, struct span, j->n - k);
    size_t n = 0;
    for (; k + n < j->n && !j->all->v[j->places[k + n]].was.n; n++)
        lines[n] = j->all->v[j->places[k + n]].line;
    record_begin(&r, src, lines, n, &j->app->store.keys, j->arena);
    for (size_t i = 0; i < n; i++)
        record_add(&r, lines[i], &j->receipts[j->places[k + i]]);
    record_end(&r, out);
    return n;
}

static bool any_changed(const struct file_write *j)
{
    for (size_t k = 0; k < j->n; k++)
        if (j->receipts[j->places[k]].what != RECORD_SAME)
            return true;
    return false;
}

/* Writes a new file in canonical order. */
static void put_in_order(const struct file_write *j, struct buf *out)
{
    struct guest g;
    struct arena scratch = ARENA_INIT;
    struct buf ordered = BUF_INIT;
    guest_parse(&g, j->id, buf_span(out), &j->app->store.keys, &scratch);
    fmt_print(&ordered, &g, &scratch);
    buf_clear(out);
    buf_add(out, buf_span(&ordered));
    buf_release(&ordered);
    arena_release(&scratch);
}

static int record_all(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct file_write *j = ctx;
    struct buf before = BUF_INIT;
    if (j->create && old.p)
        return err_exists(e, j->path);
    if (!j->create && !old.p)
        return err_gone(e, STATUS_GUEST, j->path);
    buf_add(out, old);
    for (size_t k = 0; k < j->n && !e->status;) {
        size_t i = j->places[k];
        buf_clear(&before);
        buf_add(&before, buf_span(out));
        buf_clear(out);
        if (j->all->v[i].was.n)
            k += swap_run(j, k, out, buf_span(&before), e);
        else
            k += record_run(j, k, out, buf_span(&before));
    }
    buf_release(&before);
    if (j->create)
        put_in_order(j, out);
    return e->status ? -1 : any_changed(j);
}

struct numbered {
    struct span line;
    struct receipt *receipt;
};

static int by_line(const void *x, const void *y)
{
    const struct numbered *a = x, *b = y;
    return span_cmp(a->line, b->line);
}

/* Sets the line numbers again: a later entry may have moved an earlier one down. */
static void renumber(struct file_write *j, struct span src)
{
    struct numbered *v = ARENA_NEW(&j->app->arena, struct numbered, j->n);
    struct span line;
    size_t n = 0;
    for (size_t k = 0; k < j->n; k++) {
        struct receipt *r = &j->receipts[j->places[k]];
        if (j->all->v[j->places[k]].line.n)
            v[n++] = (struct numbered){span_trim(r->now), r};
    }
    if (n)
        qsort(v, n, sizeof *v, by_line);
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        struct numbered key = {span_trim(line), NULL}, *at = v;
        if (n)
            at = bsearch(&key, v, n, sizeof *v, by_line);
        while (at && at > v && by_line(at - 1, &key) == 0)
            at--;
        for (; at && at < v + n && by_line(at, &key) == 0; at++)
            at->receipt->lineno = lineno;
    }
}

static void written(void *ctx, int r, const struct err *e)
{
    struct file_write *j = ctx;
    struct err ignored = ERR_INIT;
    struct buf now = BUF_INIT;
    j->saved = r >= 0;
    if (j->saved && store_read(&j->app->store, j->id, &now, &ignored) > 0)
        renumber(j, buf_span(&now));
    buf_release(&now);
    j->status = e->status ? app_fail(j->app, e) : 0;
}

static int write_file(struct save *s, struct file_write *j)
{
    struct err e = ERR_INIT;
    int r = save_file(s, j->path.p, record_all, j, &e);
    written(j, r, &e);
    return j->status;
}

/* Writes several files in groups. Begins no group after a failure. */
static int write_group(struct save *s, struct file_write *jobs, size_t n)
{
    int status = 0;
    size_t ended = 0;
    for (size_t i = 0; (status == 0 || status == STATUS_AFTER) && i < n; i++) {
        save_later(s, jobs[i].path.p, record_all, written, &jobs[i]);
        if (i + 1 == n)
            save_flush(s);
        while (save_is_flushed(s) && ended <= i)
            status = err_graver(status, jobs[ended++].status);
    }
    return status;
}

/* Returns how many lines were there already, if they are to be counted only; one is printed. */
static size_t counted(const struct app *app, const struct entries *all,
                      const struct receipt *receipts)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += receipts[i].now.n ? (receipts[i].what == RECORD_SAME) + all->v[i].again : 0;
    return all->brief && app->format == OUT_TEXT && n > 1 ? n : 0;
}

/* Reports a line that was typed again, once for each time. */
static void report_again(const struct file_write *j, const struct receipt *first, uint32_t n)
{
    struct receipt same = {RECORD_SAME, first->lineno, first->now, first->now};
    for (; n > 0; n--)
        written_emit(j->app, j->path, &same, false);
}

static void report_file(const struct file_write *j, bool brief)
{
    for (size_t k = 0; j->saved && k < j->n; k++) {
        size_t i = j->places[k];
        if (!brief || j->receipts[i].what != RECORD_SAME)
            written_emit(j->app, j->path, &j->receipts[i], j->all->v[i].line.n == 0);
        if (!brief)
            report_again(j, &j->receipts[i], j->all->v[i].again);
    }
}

/* Fails if the text has neither line of one of the swaps. */
static void check_swaps(const struct file_write *j, struct span src, struct err *e)
{
    struct arena scratch = ARENA_INIT;
    struct swap *v = ARENA_NEW(&scratch, struct swap, j->n);
    struct swaps s;
    size_t n = 0;
    for (size_t k = 0; k < j->n; k++)
        if (j->all->v[j->places[k]].was.n)
            v[n++] = swap_of(j, k);
    if (n)
        swaps_find(&s, src, v, n, &j->app->store.keys, &scratch);
    for (size_t i = 0; i < n && !e->status; i++)
        if (!swaps_can(&s, &v[i]))
            lost(j, v[i].was, e);
    arena_release(&scratch);
}

/* Checks that every file can be read and written before the first is changed. */
static int validate(struct file_write *j)
{
    struct err e = ERR_INIT;
    struct buf now = BUF_INIT;
    int there = store_read(&j->app->store, j->id, &now, &e);
    if (there > 0)
        store_check_text(j->path, buf_span(&now), &e);
    if (there > 0 && j->create)
        err_exists(&e, j->path);
    if (there == 0 && !j->create)
        err_gone(&e, STATUS_GUEST, j->path);
    if (there > 0)
        check_swaps(j, buf_span(&now), &e);
    buf_release(&now);
    return e.status ? app_fail(j->app, &e) : 0;
}

int write_end(struct app *app, struct save *s)
{
    struct err e = ERR_INIT;
    bool commits = app->store.set.commit && s->changed.n;
    app->saved |= s->changed.n > 0;
    if (s->undo_lost && s->changed.n)
        app_note("saved, but `journal undo` cannot take it back: its record cannot be written, "
                 "or is larger than 64 MiB");
    if (commits && !git_may_commit(s->rootfd))
        app_note("saved, but not committed: journal.conf says `commit: yes`, and this clone of "
                 "git does not allow it\nto allow it: journal git-setup");
    else if (commits)
        git_commit(s->rootfd, app->cmd->name, buf_span(&s->changed), !s->renames, &app->arena,
                   &e);
    save_end(s);
    return e.status ? app_fail(app, &e) : 0;
}

/* Writes down what each file was and will be, before the first changes. */
static int begin_whole(struct app *app, struct save *s, struct file_write *jobs, size_t n)
{
    struct buf log = BUF_INIT, out = BUF_INIT;
    struct arena scratch = ARENA_INIT;
    struct err e = ERR_INIT;
    size_t differ = 0;
    for (size_t i = 0; i < n && !e.status; i++) {
        struct guest g;
        struct file_write trial = jobs[i];
        trial.arena = &scratch;
        buf_clear(&out);
        if (store_load(&app->store, trial.id, &g, &scratch, &e) > 0 &&
            record_all(&trial, g.src, &out, &e) > 0) {
            undo_add(&log, trial.path, g.src, buf_span(&out));
            differ++;
        }
        arena_reset(&scratch);
    }
    if (!e.status && differ > 1)
        save_whole_begin(s, buf_span(&log), &e);
    buf_release(&log);
    buf_release(&out);
    arena_release(&scratch);
    return e.status ? app_fail(app, &e) : 0;
}

/* Ends a change of several files: restores all after a failure, else removes the record. */
static int end_whole(struct app *app, struct save *s, int status)
{
    struct err e = ERR_INIT;
    bool done = status == 0 || status == STATUS_AFTER;
    if (s->wholefd < 0 || (done && save_whole_end(s, &e) == 0))
        return status;
    if (e.status)
        status = app_fail(app, &e);
    e = ERR_INIT;
    int back = save_take_back(s, &e);
    if (back < 0) {
        e.status = STATUS_AFTER;
        return app_fail(app, &e);
    }
    buf_clear(&s->changed);
    if (back)
        app_note("nothing was recorded: %d file%s as before", back,
                 back == 1 ? " is" : "s are");
    return status;
}

static int write_files(struct app *app, struct save *s, struct file_write *jobs, size_t n,
                       bool whole)
{
    int status = whole ? begin_whole(app, s, jobs, n) : 0;
    if (status == 0)
        status = n == 1 ? write_file(s, &jobs[0]) : write_group(s, jobs, n);
    if (whole)
        status = end_whole(app, s, status);
    if (whole && status && status != STATUS_AFTER)
        return status; /* nothing is on the disk */
    size_t same = n && (status == 0 || status == STATUS_AFTER)
                      ? counted(app, jobs[0].all, jobs[0].receipts)
                      : 0;
    for (size_t i = 0; i < n; i++)
        report_file(&jobs[i], same > 0);
    if (same)
        out_printf(&app->out, "%zu already there\n", same);
    return status;
}

/* Makes a job for each file, in the order of its first entry. Returns how many. */
static size_t make_jobs(struct app *app, const struct entries *all, struct file_write *jobs)
{
    struct receipt *receipts = ARENA_NEW(&app->arena, struct receipt, all->n);
    size_t *places = ARENA_NEW(&app->arena, size_t, all->n);
    size_t *job = ARENA_NEW(&app->arena, size_t, all->n);
    struct set ids = SET_INIT(&app->arena);
    for (size_t i = 0; i < all->n; i++) {
        set_add(&ids, all->v[i].id, &job[i]);
        jobs[job[i]].n++;
    }
    for (size_t k = 0, from = 0; k < ids.n; from += jobs[k++].n)
        jobs[k] = (struct file_write){.app = app,
                                      .all = all,
                                      .places = places + from,
                                      .n = jobs[k].n,
                                      .id = ids.keys[k],
                                      .receipts = receipts,
                                      .arena = &app->arena};
    size_t *filled = ARENA_NEW(&app->arena, size_t, ids.n);
    for (size_t i = 0; i < all->n; i++)
        places[(size_t)(jobs[job[i]].places - places) + filled[job[i]]++] = i;
    return ids.n;
}

int write_entries(struct app *app, const struct entries *all)
{
    struct save s;
    struct err e = ERR_INIT;
    struct file_write *jobs = ARENA_NEW(&app->arena, struct file_write, all->n);
    if (save_begin(&s, app->store.rootfd, &e) < 0 || store_again(&app->store, &e) < 0) {
        save_end(&s);
        return app_fail(app, &e);
    }
    int status = 0;
    s.command = app->cmd->name;
    size_t n = make_jobs(app, all, jobs);
    for (size_t k = 0; k < n; k++) {
        jobs[k].path = store_path(&app->store, jobs[k].id, &app->arena);
        jobs[k].create = all->create && k == 0;
        status = err_graver(status, validate(&jobs[k]));
    }
    if (status == 0 || status == STATUS_AFTER) {
        status = write_files(app, &s, jobs, n, all->whole);
        app->recorded = status == 0 || status == STATUS_AFTER;
    }
    return err_graver(status, write_end(app, &s));
}

int write_line(struct app *app, struct span id, struct span was, struct span now)
{
    struct entries one = {0};
    entries_swap(app, &one, id, was, now);
    return write_entries(app, &one);
}
