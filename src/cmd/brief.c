#include "cmd/commands.h"

#include "base/set.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "cli/plan_input.h"
#include "query/brief.h"

#include <stdlib.h>

enum { OPT_MENU };

static const struct option options[] = {
    [OPT_MENU] = {'m', "menu", "MENU", "hold that menu against each guest: file, - or DATE"},
    {0, NULL, NULL, NULL},
};

enum { NARROW = 60 /* columns below which a fact's label costs it too much room */ };

struct brief_id {
    struct brief_guest *who; /* NULL: there is no such file */
};

struct brief_ctx {
    struct app *app;
    struct brief brief;
    struct plan plan;
    date_t date;
    date_t *days; /* with GUEST: those of the seats, in order */
    size_t days_n;
    struct set asked;       /* ids and mentions by which guests were looked for */
    struct brief_id *known; /* by number in asked */
    size_t known_cap;
};

/* What a worker keeps of a file that has bookings that day. */
struct kept {
    struct scan_file *v;
    size_t n, cap;
};

static void each(struct scan_worker *w, const struct scan_file *file)
{
    struct kept *k = w->kept;
    k->v = arena_grow(&w->keep, k->v, k->n, &k->cap, sizeof *k->v);
    k->v[k->n++] = (struct scan_file){arena_copy(&w->keep, file->id),
                                      arena_copy(&w->keep, file->src), file->path};
}

static struct brief_guest *keep_guest(struct brief_ctx *w, struct span asked,
                                      struct brief_guest *who)
{
    size_t k;
    if (set_add(&w->asked, asked, &k)) {
        w->known = arena_grow(&w->app->arena, w->known, k, &w->known_cap, sizeof *w->known);
        w->known[k] = (struct brief_id){who};
    }
    return who;
}

static struct brief_guest *make_guest(struct brief_ctx *w, struct guest *g)
{
    struct arena *a = &w->app->arena;
    struct brief_guest *who = ARENA_NEW(a, struct brief_guest, 1);
    *who = (struct brief_guest){*g, store_path(&w->app->store, g->id, a), guest_slots(g, a)};
    return keep_guest(w, g->id, who);
}

static bool flush(void *ctx, struct scan_worker *worker)
{
    struct brief_ctx *w = ctx;
    const struct kept *k = worker->kept;
    struct arena *a = &w->app->arena;
    for (size_t i = 0; i < k->n; i++) {
        struct guest g;
        guest_facts(&g, arena_copy(a, k->v[i].id), arena_copy(a, k->v[i].src),
                    &w->app->store.keys, a);
        brief_add_day(&w->brief, make_guest(w, &g), w->date);
    }
    return true;
}

static struct brief_id *find_known(const struct brief_ctx *w, struct span asked)
{
    size_t k = set_find(&w->asked, asked);
    return k == SET_NONE ? NULL : &w->known[k];
}

static struct brief_guest *read_guest(struct brief_ctx *w, struct span id)
{
    struct guest g;
    const struct brief_id *k = find_known(w, id);
    if (k)
        return k->who;
    return app_facts(w->app, id, &g) ? keep_guest(w, id, NULL) : make_guest(w, &g);
}

static struct brief_guest *find(void *ctx, struct span mention)
{
    struct brief_ctx *w = ctx;
    struct span id;
    struct err e = ERR_INIT;
    const struct brief_id *k = find_known(w, mention);
    if (k)
        return k->who;
    int got = store_mention(&w->app->store, mention, true, &id, &w->app->arena, &e);
    if (got < 0)
        app_fail(w->app, &e);
    if (got > 0 && span_eq(id, mention))
        return read_guest(w, id);
    return keep_guest(w, mention, got > 0 ? read_guest(w, id) : NULL);
}

static int of_house(struct brief_ctx *w)
{
    struct need need = NEED_INIT;
    struct scan q = {.ctx = w,
                     .need = &need,
                     .kept_size = sizeof(struct kept),
                     .each = each,
                     .flush = flush};
    brief_need(&need, w->date, &w->app->arena);
    return app_scan(w->app, &q);
}

/* With GUEST: who names them or one of their table, whom nobody named back. */

static int by_day(const void *x, const void *y)
{
    const date_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static bool names_somebody(const struct brief_ctx *w, const struct fact *f)
{
    struct span rest = f->text, mention;
    return f->key == KEY_BOOKED &&
           bsearch(&f->date, w->days, w->days_n, sizeof *w->days, by_day) &&
           mention_next(&rest, &mention);
}

static void each_naming(struct scan_worker *worker, const struct scan_file *file)
{
    const struct brief_ctx *w = worker->ctx;
    struct guest g;
    bool any = false;
    scan_parse(&w->app->store, worker, file, &g);
    for (size_t i = 0; i < g.n && !any; i++)
        any = names_somebody(w, &g.v[i]);
    if (any)
        each(worker, file);
}

static bool flush_naming(void *ctx, struct scan_worker *worker)
{
    struct brief_ctx *w = ctx;
    const struct kept *k = worker->kept;
    for (size_t i = 0; i < k->n; i++) {
        struct brief_guest *who = NULL;
        if (!brief_is_asked(&w->brief, k->v[i].id))
            who = read_guest(w, arena_copy(&w->app->arena, k->v[i].id));
        for (size_t d = 0; who && d < w->days_n; d++)
            brief_add_day(&w->brief, who, w->days[d]);
    }
    return true;
}

static void find_days(struct brief_ctx *w)
{
    const struct brief *b = &w->brief;
    w->days = ARENA_NEW(&w->app->arena, date_t, b->seats_n);
    for (size_t i = 0; i < b->seats_n; i++)
        w->days[i] = b->seats[i].date;
    qsort(w->days, b->seats_n, sizeof *w->days, by_day);
    for (size_t i = 0; i < b->seats_n; i++)
        if (i == 0 || w->days[i] != w->days[w->days_n - 1])
            w->days[w->days_n++] = w->days[i];
}

static int find_namings(struct brief_ctx *w)
{
    struct need need = NEED_INIT;
    struct scan q = {.ctx = w,
                     .need = &need,
                     .kept_size = sizeof(struct kept),
                     .each = each_naming,
                     .flush = flush_naming};
    if (w->brief.seats_n == 0)
        return 0;
    find_days(w);
    if (w->days_n == 1)
        brief_need(&need, w->days[0], &w->app->arena);
    need = (struct need){.bytes = need.bytes};
    need_id(&need, &w->app->store.keys, KEY_BOOKED);
    need_dates(&need, w->days[0], w->days[w->days_n - 1]);
    w->brief.some = true;
    return app_scan(w->app, &q);
}

static int of_guests(struct brief_ctx *w, int from)
{
    for (int i = from; i < w->app->args_n; i++) {
        struct party party;
        app_party(w->app, app_arg(w->app, i), &party);
        for (size_t k = 0; k < party.n; k++) {
            struct brief_guest *who = read_guest(w, party.ids[k]);
            if (who)
                brief_add_guest(&w->brief, who, w->date, (size_t)i + 1);
        }
    }
    find_namings(w);
    return w->app->status;
}

static int parse(struct app *app, struct brief_ctx *w, int *guests)
{
    w->brief.joins = app->format == OUT_TEXT;
    w->brief.narrow = app->out.options.width && app->out.options.width < NARROW;
    w->date = app->today;
    date_t day = app->args_n ? app_date(app, app_arg(app, 0), true) : DATE_NONE;
    if (app->args_n && day == DATE_NONE && date_shape(app_arg(app, 0)))
        return app_no_date(app, NULL, app->args[0]); /* no such day, and no name of anybody */
    *guests = day != DATE_NONE;
    if (day != DATE_NONE)
        w->date = day;
    return 0;
}

static int read_menu(struct app *app, struct brief_ctx *w)
{
    if (!app_has(app, OPT_MENU))
        return 0;
    app_plan(app, w->date, &w->plan);
    w->brief.plan = &w->plan;
    return app_plan_menu(app, app_opt(app, OPT_MENU), &w->plan);
}

static int run(struct app *app)
{
    struct brief_ctx w = {.app = app, .asked = SET_INIT(&app->arena)};
    int guests = 0;
    w.brief = (struct brief){.today = app->today,
                             .keys = &app->store.keys,
                             .arena = &app->arena,
                             .find = find,
                             .ctx = &w};
    if (parse(app, &w, &guests) || read_menu(app, &w))
        return app->status;
    out_begin(&app->out, &brief_schema);
    int status = guests < app->args_n ? of_guests(&w, guests) : of_house(&w);
    brief_emit(&w.brief, app->sink);
    if (w.brief.plan)
        app_plan_sum(&w.plan);
    if (!status && app->sink->rows == 0) {
        struct buf b = BUF_INIT;
        date_add(&b, w.date);
        app_note("nobody is booked on %s; to book: journal book GUEST %s 19:30", buf_cstr(&b),
                 buf_cstr(&b));
        buf_release(&b);
    }
    return status ? status : app->sink->rows ? STATUS_YES : STATUS_NO;
}

const struct command cmd_brief = {
    .name = "brief",
    .synopsis = "[-m MENU] [DATE] [GUEST...]",
    .summary = "the page for the meeting before service: who comes, and what to know",
    .options = options,
    .needs = NEEDS_JOURNAL | PAGES | FORMATS | WHOLE_HOUSE,
    .run = run,
};
