#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "query/lookup.h"

enum { OPT_ALL, OPT_MOST };

static const struct option options[] = {
    [OPT_ALL] = {'a', "all", NULL, "every line that matches, not the best three of a guest"},
    [OPT_MOST] = {'n', "most", "N", "at most N guests; 0 for all"},
    {0, NULL, NULL, NULL},
};

struct find_ctx {
    struct app *app;
    struct lookup lookup;
    struct lookup_guest *v;
    size_t n, cap;
};

static void setup(struct scan_worker *w)
{
    const struct find_ctx *whole = w->ctx;
    w->own = matcher_new(whole->lookup.pattern);
}

static void teardown(struct scan_worker *w)
{
    matcher_free(w->own);
}

static void put_guest(struct scan_worker *w, const struct scan_file *file)
{
    const struct find_ctx *whole = w->ctx;
    struct lookup_guest found;
    struct guest g;
    if (!lookup_may(&whole->lookup, w->own, file->id, file->src))
        return;
    scan_facts(&whole->app->store, w, file, &g);
    if (!lookup_guest(&whole->lookup, w->own, &g, &found, &w->scratch))
        return;
    lookup_keep(&found, &w->keep);
    *(struct lookup_guest *)scan_put(w) = found;
}

static bool take_guest(void *ctx, void *item)
{
    struct find_ctx *w = ctx;
    struct arena *a = &w->app->arena;
    w->v = arena_grow(a, w->v, w->n, &w->cap, sizeof *w->v);
    w->v[w->n] = *(const struct lookup_guest *)item;
    lookup_keep(&w->v[w->n++], a);
    return true;
}

static struct span words_of(struct app *app)
{
    struct buf b = BUF_INIT;
    for (int i = 0; i < app->args_n; i++)
        buf_fmt(&b, "%s%s", i ? " " : "", app->args[i]);
    return buf_move(&b, &app->arena);
}

/* Names the guests with a similar name. It takes another scan, but only if none was found. */
static void tell_similar(struct app *app, struct span words)
{
    struct found similar;
    struct buf b = BUF_INIT;
    struct err unseen = ERR_INIT;
    if (store_resolve(&app->store, words, app->today, &similar, &app->arena, &unseen) == 0)
        for (size_t i = 0; i < similar.n; i++)
            buf_fmt(&b, "%s%.*s", i ? ", " : "; similar names: ", SPAN_ARG(similar.v[i].id));
    app_note("no line has all of \"%.*s\"%s", (int)(words.n < 200 ? words.n : 200), words.p,
             b.n ? buf_cstr(&b) : "");
    buf_release(&b);
}

static int run(struct app *app)
{
    struct find_ctx w = {.app = app,
                         .lookup = {.keys = &app->store.keys,
                                    .today = app->today,
                                    .all = app_has(app, OPT_ALL)}};
    struct scan q = {.ctx = &w,
                     .item_size = sizeof(struct lookup_guest),
                     .each = put_guest,
                     .item = take_guest,
                     .setup = setup,
                     .teardown = teardown};
    struct err e = ERR_INIT;
    long most = app_opt_number(app, OPT_MOST, 999999999, 0);
    struct span words = words_of(app);
    if (app->args_n == 0)
        return app_usage(app, "missing WORDS");
    if (app->status || lookup_init(&w.lookup, words, &app->arena, &e) < 0)
        return app->status ? app->status : app_usage(app, "%s", e.text);
    out_begin(&app->out, &lookup_schema);
    int status = app_scan(app, &q);
    lookup_order(w.v, w.n);
    size_t shown = most && (size_t)most < w.n ? (size_t)most : w.n;
    for (size_t i = 0; i < shown; i++)
        lookup_emit(&w.v[i], app->sink);
    if (shown < w.n)
        app_note("%zu more guest%s; to list all: -n 0", w.n - shown,
                 w.n - shown == 1 ? "" : "s");
    if (!status && !app->status && w.n == 0)
        tell_similar(app, words);
    return app->status ? app->status : w.n ? STATUS_YES : STATUS_NO;
}

const struct command cmd_find = {
    .name = "find",
    .synopsis = "[-a] [-n N] WORDS...",
    .summary = "find guests by a name, a telephone number or any words of their lines",
    .example = "0770 0900333",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
