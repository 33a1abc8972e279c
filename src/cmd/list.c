#include "cmd/commands.h"

#include "base/fold.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "query/list.h"

enum {
    OPT_TAG,
    OPT_SINCE,
    OPT_BEFORE,
    OPT_LAPSED,
    OPT_UNRECORDED,
    OPT_BIRTHDAY,
    OPT_FIRST,
    OPT_WITH,
    OPT_SORT,
    OPT_IDS
};

static const struct option options[] = {
    [OPT_TAG] = {0, "tag", "T", "with the tag T"},
    [OPT_SINCE] = {0, "since", "DATE", "last visit on DATE or later"},
    [OPT_BEFORE] = {0, "before", "DATE", "last visit before DATE"},
    [OPT_LAPSED] = {0, "lapsed", "DAYS", "last visit at least DAYS ago"},
    [OPT_UNRECORDED] = {0, "unrecorded", NULL, "with a past booking that was never recorded"},
    [OPT_BIRTHDAY] = {0, "birthday", "DAYS", "birthday within DAYS, today included"},
    [OPT_FIRST] = {0, "first", NULL, "without any visit"},
    [OPT_WITH] = {0, "with", "KEY=TEXT", "with a current fact KEY that contains TEXT"},
    [OPT_SORT] = {0, "sort", "HOW", "sort by name, last, visits or gap; default id"},
    [OPT_IDS] = {0, "ids", NULL, "only ids, one per line"},
    {0, NULL, NULL, NULL},
};

/* The whole house: filtered and, if an order is asked for, kept until all are known. */
struct list_ctx {
    struct app *app;
    struct list_filter filter;
    enum list_sort sort;
    bool ids;
    struct list_entry *v; /* only when sorting */
    size_t n, cap;
};

/* Takes a guest without its file: its id is all that is asked for. */
static void put_id(struct scan_worker *w, const struct scan_file *file)
{
    ((struct list_entry *)scan_put(w))->id = file->id; /* of the listing, which lasts */
}

static void put_entry(struct scan_worker *w, const struct scan_file *file)
{
    const struct list_ctx *whole = w->ctx;
    struct guest g;
    struct list_entry e;
    scan_parse(&whole->app->store, w, file, &g);
    if (!list_guest(&whole->filter, &g, &e, &w->scratch))
        return;
    e.id = arena_copy(&w->keep, e.id);
    e.name = arena_copy(&w->keep, e.name);
    *(struct list_entry *)scan_put(w) = e;
}

static void print_entry(struct list_ctx *w, const struct list_entry *e)
{
    if (!w->ids) {
        list_emit(e, w->app->today, w->app->sink);
        return;
    }
    out_text(&w->app->out, e->id);
    out_text(&w->app->out, SPAN("\n"));
    w->app->sink->rows++;
}

static void keep_entry(struct list_ctx *w, const struct list_entry *e)
{
    struct arena *a = &w->app->arena;
    w->v = arena_grow(a, w->v, w->n, &w->cap, sizeof *w->v);
    w->v[w->n] = *e;
    w->v[w->n].id = arena_copy(a, e->id);
    w->v[w->n++].name = arena_copy(a, e->name);
}

static bool take_entry(void *ctx, void *entry)
{
    struct list_ctx *w = ctx;
    if (w->sort == LIST_BY_ID)
        print_entry(w, entry);
    else
        keep_entry(w, entry);
    return !w->app->out.err.status;
}

static struct span folded(struct app *app, struct span s)
{
    struct buf b = BUF_INIT;
    fold_add(&b, s);
    return buf_move(&b, &app->arena);
}

static int parse_with(struct app *app, struct list_filter *f)
{
    struct span text = app_opt(app, OPT_WITH), key;
    if (!app_has(app, OPT_WITH))
        return 0;
    if (!span_cut(&text, '=', &key) || !text.p)
        return app_usage(app, "--with needs KEY=TEXT, as in --with likes=sansho");
    f->with_key = keys_find(&app->store.keys, key);
    f->with_text = folded(app, text);
    if (f->with_key == KEY_NONE)
        return app_usage(app, "--with: unknown key \"%.*s\"", SPAN_ARG(key));
    return 0;
}

static int parse_list(struct app *app, struct list_ctx *w)
{
    struct list_filter *f = &w->filter;
    f->today = app->today;
    f->tag = folded(app, app_opt(app, OPT_TAG));
    f->since = app_opt_date(app, OPT_SINCE, DAY_PAST, DATE_NONE);
    f->before = app_opt_date(app, OPT_BEFORE, DAY_PAST, DATE_NONE);
    f->lapsed = (int)app_opt_number(app, OPT_LAPSED, 99999, -1);
    f->birthday = (int)app_opt_number(app, OPT_BIRTHDAY, 366, -1);
    f->unrecorded = app_has(app, OPT_UNRECORDED);
    f->first = app_has(app, OPT_FIRST);
    f->with_key = KEY_NONE;
    w->ids = app_has(app, OPT_IDS);
    if (app_has(app, OPT_SORT) && !list_sort_parse(app_opt(app, OPT_SORT), &w->sort))
        app_usage(app, "--sort needs id, name, last, visits or gap");
    if (app->args_n)
        app_usage(app, "list takes no GUEST; to show one: journal show GUEST");
    return parse_with(app, f) ? STATUS_USAGE : app->status;
}

static int run(struct app *app)
{
    struct list_ctx w = {.app = app};
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = &w,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct list_entry),
                     .item = take_entry};
    if (parse_list(app, &w))
        return app->status;
    if (!w.ids)
        out_begin(&app->out, &list_schema);
    q.ids_only = w.ids && w.sort == LIST_BY_ID && list_takes_all(&w.filter);
    q.each = q.ids_only ? put_id : put_entry;
    list_prefilter(&w.filter, &prefilter, &app->store.keys);
    if (app_scan(app, &q))
        return app->status;
    list_order(w.v, w.n, w.sort);
    for (size_t i = 0; i < w.n; i++)
        print_entry(&w, &w.v[i]);
    if (!app->status && !app->sink->rows)
        app_hint("no guest matches; to create one: journal new 'NAME'");
    return app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_list = {
    .name = "list",
    .synopsis = "[--tag T] [--since DATE] [--before DATE] [--lapsed DAYS] [--unrecorded]\n"
                "       [--birthday DAYS] [--first] [--with KEY=TEXT] [--sort HOW] [--ids]",
    .summary = "list guests, filtered and sorted",
    .example = "--lapsed 180 --sort last",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | TABLE | WHOLE_HOUSE,
    .run = run,
};
