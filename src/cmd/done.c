#include "cmd/commands.h"

#include "base/fold.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "entry/input.h"
#include "entry/write.h"
#include "query/open.h"

struct done_hits {
    const struct fact **v;
    size_t n;
};

static bool is_whole(const struct fact *f, struct span words)
{
    struct buf body = BUF_INIT, asked = BUF_INIT;
    fold_words(&body, f->body);
    fold_words(&asked, words);
    bool same = span_eq(buf_span(&body), buf_span(&asked));
    buf_release(&body);
    buf_release(&asked);
    return same;
}

static bool is_meant(struct app *app, const struct fact *f, struct span typed)
{
    return span_is_nocase(typed, open_hash(f, &app->arena).p) || open_named(f, typed) ||
           is_whole(f, typed);
}

/* Finds the items with the typed words, or only the one whose whole text was typed. */
static struct done_hits find_items(struct app *app, const struct guest *g, struct span typed,
                                   bool closed)
{
    struct done_hits h = {ARENA_NEW(&app->arena, const struct fact *, g->n), 0};
    const struct fact *whole = NULL;
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class != CLASS_OPEN || closed != (f->mark != 0) || !is_meant(app, f, typed))
            continue;
        h.v[h.n++] = f;
        if (!whole && is_whole(f, typed))
            whole = f;
    }
    if (whole) {
        h.v[0] = whole;
        h.n = 1;
    }
    return h;
}

static void list_items(struct app *app, struct buf *b, const struct fact *const *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct span line = span_head(span_trim(v[i]->line), 120);
        buf_fmt(b, "\n  %s  %.*s", open_hash(v[i], &app->arena).p, SPAN_ARG(line));
    }
}

static int refuse_several(struct app *app, struct buf *b)
{
    struct err e = ERR_INIT;
    err_set(&e, STATUS_NO, "%s", buf_cstr(b));
    buf_release(b);
    return app_fail(app, &e);
}

static int several(struct app *app, const struct done_hits *h)
{
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%zu items match; nothing was closed. Use a hash:", h->n);
    list_items(app, &b, h->v, h->n);
    return refuse_several(app, &b);
}

static int none(struct app *app, const struct guest *g, struct span typed)
{
    struct buf b = BUF_INIT;
    struct span name = guest_name(g);
    const struct fact **open = ARENA_NEW(&app->arena, const struct fact *, g->n);
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_OPEN && !g->v[i].mark)
            open[n++] = &g->v[i];
    buf_fmt(&b, "%.*s has no ask, complaint or promise \"%.*s\"", SPAN_ARG(name),
            (int)(typed.n < 100 ? typed.n : 100), typed.p);
    if (n)
        buf_str(&b, "; these are open:");
    list_items(app, &b, open, n);
    return refuse_several(app, &b);
}

/* Closes an item: sets its mark, and adds the day and `how` to its remark. */
static int close_item(struct app *app, struct span id, const struct fact *f, char mark,
                      struct span how)
{
    struct buf text = BUF_INIT, line = BUF_INIT;
    buf_add(&text, f->text);
    if (text.n && text.p[text.n - 1] == ';')
        text.n--; /* an empty remark: the semicolon is there already */
    buf_str(&text, "; ");
    date_add(&text, app->today);
    buf_str(&text, how.n ? " " : "");
    buf_add(&text, how);
    fact_write(&line, f->date, f->time, f->key_name, mark, buf_span(&text));
    struct span now = arena_copy(&app->arena, buf_span(&line));
    buf_release(&text);
    buf_release(&line);
    return write_line(app, id, f->line, now);
}

static int run_close(struct app *app, char mark)
{
    struct span id, how;
    struct guest g;
    if (app->args_n < 2)
        return app_usage(app, "missing GUEST or ITEM; ITEM is the hash that `journal open` "
                              "prints, or words from the item");
    if (input_words(app, 2, &how) || app_guest(app, app_arg(app, 0), &id) ||
        app_facts(app, id, &g))
        return app->status;
    struct span typed = span_trim(app_arg(app, 1));
    struct done_hits open = find_items(app, &g, typed, false),
                     closed = find_items(app, &g, typed, true);
    if (open.n > 1)
        return several(app, &open);
    if (open.n == 1)
        return close_item(app, id, open.v[0], mark, how);
    if (closed.n == 0)
        return none(app, &g, typed);
    for (size_t i = 0; i < closed.n; i++) {
        struct span line = span_trim(closed.v[i]->line);
        app_note("closed already: %.*s", SPAN_ARG(line));
        input_unwritten(how, line);
    }
    return STATUS_YES;
}

static int run_done(struct app *app)
{
    return run_close(app, '+');
}

static int run_drop(struct app *app)
{
    return run_close(app, '-');
}

const struct command cmd_done = {
    .name = "done",
    .synopsis = "GUEST ITEM [HOW]",
    .summary = "mark an ask, complaint or promise as fulfilled",
    .example = "aiko krug",
    .page = "open",
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run_done,
};

const struct command cmd_drop = {
    .name = "drop",
    .synopsis = "GUEST ITEM [HOW]",
    .summary = "mark an ask, complaint or promise as dropped",
    .example = "aiko krug",
    .page = "open",
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run_drop,
};
