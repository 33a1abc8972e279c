#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/guests.h"
#include "query/grep.h"
#include "text/phone.h"

enum {
    OPT_FIXED,
    OPT_EXACT,
    OPT_WORD,
    OPT_INVERT,
    OPT_KEY,
    OPT_PREFERENCES,
    OPT_LIST,
    OPT_COUNT,
    OPT_MOST,
    OPT_SINCE,
    OPT_UNTIL,
    OPT_VISIT
};

static const struct option options[] = {
    [OPT_FIXED] = {'F', "fixed", NULL, "the pattern is plain text"},
    [OPT_EXACT] = {'s', "exact", NULL, "match bytes exactly; ignore nothing"},
    [OPT_WORD] = {'w', "word", NULL, "whole words only"},
    [OPT_INVERT] = {'v', "invert", NULL, "lines that do not match"},
    [OPT_KEY] = {'k', "key", "KEY[,KEY]", "only facts with these keys or classes"},
    [OPT_PREFERENCES] = {'p', "preferences", NULL, "standing facts and marked items"},
    [OPT_LIST] = {'l', "list", NULL, "only ids, each once"},
    [OPT_COUNT] = {'c', "count", NULL, "the number of lines for each guest"},
    [OPT_MOST] = {'m', "max", "N", "at most N lines per guest"},
    [OPT_SINCE] = {0, "since", "DATE", "dated DATE or later"},
    [OPT_UNTIL] = {0, "until", "DATE", "dated DATE or earlier"},
    [OPT_VISIT] = {'V', "visit", NULL, "the whole visit of each match"},
    {0, NULL, NULL, NULL},
};

struct grep_ctx {
    struct app *app;
    struct grep grep;
    struct prefilter prefilter;
    bool count, list, found;
    struct matcher *shown; /* to highlight hits on a terminal; NULL: no highlighting */
    struct arena scratch;  /* of one line */
};

/* The hits of one guest. */
struct guest_hits {
    struct span id;
    struct grep_hits hits;
};

static void setup(struct scan_worker *w)
{
    const struct grep_ctx *whole = w->ctx;
    w->own = matcher_new(whole->grep.pattern);
}

static void teardown(struct scan_worker *w)
{
    matcher_free(w->own);
}

static void print_line(struct grep_ctx *w, struct span id, struct grep_hit hit)
{
    if (w->shown)
        grep_mark(&hit, w->shown, &w->scratch);
    grep_emit(id, &hit, &w->app->store.keys, w->app->sink);
    arena_reset(&w->scratch);
}

static void print_hits(struct grep_ctx *w, struct span id, const struct grep_hits *hits)
{
    w->found |= hits->n > 0;
    if (w->count)
        grep_emit_count(id, hits->n, w->app->sink);
    else if (w->list && hits->n)
        grep_emit_id(id, w->app->sink);
    for (size_t i = 0; !w->count && !w->list && i < hits->n; i++)
        print_line(w, id, hits->v[i]);
}

static void put_hits(struct scan_worker *w, const struct scan_file *file)
{
    const struct grep_ctx *whole = w->ctx;
    struct grep_hits hits = grep_file(&whole->grep, w->own, file->src, &w->keep);
    if (hits.n == 0 && !whole->count)
        return;
    for (size_t i = 0; !whole->list && !whole->count && i < hits.n; i++)
        hits.v[i].line = arena_copy(&w->keep, hits.v[i].line);
    *(struct guest_hits *)scan_put(w) =
        (struct guest_hits){arena_copy(&w->keep, file->id), hits};
}

static bool take_hits(void *ctx, void *item)
{
    struct grep_ctx *w = ctx;
    const struct guest_hits *guest = item;
    print_hits(w, guest->id, &guest->hits);
    return !w->app->out.err.status;
}

/*
 * Returns a pattern that finds a telephone number however it is parted: its last nine digits
 * with signs between them. Any other pattern is returned as it is.
 */
static struct span phone_pattern(struct app *app, unsigned flags)
{
    enum { LEAST = 6, TELLS = 9 };
    struct span typed = app_arg(app, 0);
    struct buf digits = BUF_INIT, pattern = BUF_INIT;
    phone_digits(&digits, typed);
    if (flags == 0 && digits.n >= LEAST && phone_is_number(typed)) {
        struct span last =
            span_from(buf_span(&digits), digits.n > TELLS ? digits.n - TELLS : 0);
        for (size_t i = 0; i < last.n; i++)
            buf_fmt(&pattern, "%s%c", i ? "[- ()./]*" : "", last.p[i]);
        typed = arena_copy(&app->arena, buf_span(&pattern));
    }
    buf_release(&digits);
    buf_release(&pattern);
    return typed;
}

static int parse_grep(struct app *app, struct grep_ctx *w)
{
    struct grep *g = &w->grep;
    struct err e = ERR_INIT;
    size_t at = 0;
    if (app->args_n == 0)
        return app_usage(app, "missing PATTERN");
    g->keys = &app->store.keys;
    g->preferences = app_has(app, OPT_PREFERENCES);
    g->since = app_opt_date(app, OPT_SINCE, DAY_PAST, DATE_NONE);
    g->until = app_opt_date(app, OPT_UNTIL, DAY_PAST, DATE_NONE);
    g->visits = app_has(app, OPT_VISIT);
    w->count = app_has(app, OPT_COUNT);
    w->list = app_has(app, OPT_LIST);
    long most = app_opt_number(app, OPT_MOST, 999999999, 999999999);
    g->most = w->list && !w->count && most > 0 ? 1 : (size_t)most;
    unsigned flags = (app_has(app, OPT_FIXED) ? PATTERN_FIXED : 0u) |
                     (app_has(app, OPT_EXACT) ? PATTERN_EXACT : 0u) |
                     (app_has(app, OPT_WORD) ? PATTERN_WORD : 0u) |
                     (app_has(app, OPT_INVERT) ? PATTERN_INVERT : 0u);
    g->pattern = pattern_compile(phone_pattern(app, flags), flags, &app->arena, &e, &at);
    if (!g->pattern) {
        struct diag d = {DIAG_ERROR,
                         SPAN("pattern"),
                         app_arg(app, 0),
                         span_head(span_from(app_arg(app, 0), at), 1),
                         1,
                         "bad-pattern",
                         span_str(e.text),
                         SPAN("to search for plain text: -F")};
        app_diag(app, &d);
        return app->status = STATUS_USAGE;
    }
    if (app_opt_keys(app, OPT_KEY, &g->wanted))
        return STATUS_USAGE;
    g->prefilter = grep_prefilter(g, &w->prefilter);
    return app->status;
}

static void of_guest(void *ctx, struct guest *g)
{
    struct grep_ctx *w = ctx;
    struct matcher *m = matcher_new(w->grep.pattern);
    struct grep_hits hits = grep_file(&w->grep, m, g->src, &w->app->arena);
    print_hits(w, g->id, &hits);
    matcher_free(m);
}

static int run(struct app *app)
{
    struct grep_ctx w = {.app = app};
    struct scan q = {.ctx = &w,
                     .item_size = sizeof(struct guest_hits),
                     .each = put_hits,
                     .item = take_hits,
                     .setup = setup,
                     .teardown = teardown};
    if (parse_grep(app, &w))
        return app->status;
    out_begin(&app->out, w.count  ? &grep_count_schema
                         : w.list ? &grep_list_schema
                                  : &grep_schema);
    if (app->out.options.color)
        w.shown = matcher_new(w.grep.pattern);
    if (app->args_n > 1)
        app_each_guest(app, 1, of_guest, &w);
    else
        app_scan(app, &q);
    if (w.shown)
        matcher_free(w.shown);
    arena_release(&w.scratch);
    return app->status ? app->status : w.found ? STATUS_YES : STATUS_NO;
}

const struct command cmd_grep = {
    .name = "grep",
    .synopsis = "[-FclpsvVw] [-k KEY[,KEY]] [-m N] [--since DATE] [--until DATE]\n"
                "       PATTERN [GUEST...]",
    .summary = "search the lines of all guests",
    .example = "-k allergy nut",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | WHOLE_HOUSE,
    .run = run,
};
