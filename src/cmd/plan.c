#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/evening.h"
#include "cli/guests.h"
#include "cli/menu.h"
#include "cli/plan_input.h"
#include "pages/brief.h"
#include "plan/instead.h"
#include "plan/menu_taken.h"

#include <stdlib.h>

enum { OPT_DATE, OPT_PARTY, OPT_WITHIN, OPT_VISITS, OPT_ALL, OPT_INSTEAD, OPT_DISHES };

static const struct option options[] = {
    [OPT_DATE] = {'d', "date", "DATE", "day of the menu; default today"},
    [OPT_PARTY] = {'p', "party", NULL, "also their party, from that day's bookings and visits"},
    [OPT_WITHIN] = {0, "within", "TIME", "how far AGAIN looks back: 2y, 6m, 8w, 90d"},
    [OPT_VISITS] = {0, "visits", "N", "how many visits AGAIN looks back"},
    [OPT_ALL] = {0, "all", NULL, "also list dishes without a conflict: FRESH"},
    [OPT_INSTEAD] = {0, "instead", NULL,
                     "name a dish to serve instead, for STOP, AGAIN and AVOID"},
    [OPT_DISHES] = {0, "dishes", NULL, "show how each line of the menu is read; no GUEST"},
    {0, NULL, NULL, NULL},
};

/* A guest whose line of that day mentions another. */
struct naming {
    struct span by, mentioned;
    size_t order;
};

struct namings {
    struct naming *v; /* sorted by `mentioned`, then in the order of the files */
    size_t n, cap;
};

/* Mentions that were looked for. */
struct mentions {
    struct set asked;
    struct span *ids; /* by number in `asked`; empty: no such guest */
    size_t cap;
};

struct plan_ctx {
    struct app *app;
    struct plan plan;
    struct plan choices; /* what may be served instead */
    size_t menu_n;
    struct party party;
    size_t cap;
    struct set members; /* of the party */
    bool party_too;
    struct namings namings; /* of the whole house */
    struct mentions mentions;
    size_t findings;
};

static void add_to_party(struct plan_ctx *w, struct span id)
{
    struct party *p = &w->party;
    if (!set_add(&w->members, id, NULL))
        return;
    p->ids = arena_grow(&w->app->arena, p->ids, p->n, &w->cap, sizeof *p->ids);
    p->ids[p->n++] = id;
}

/*
 * Finds the guest of a mention, once. Returns false if a file that cannot be read may be the
 * guest's. *id is empty if there is no such guest.
 */
static bool find_mentioned(struct plan_ctx *w, struct span mention, struct span *id)
{
    struct mentions *m = &w->mentions;
    struct err e = ERR_INIT;
    size_t n = set_find(&m->asked, mention);
    *id = n == SET_NONE ? SPAN("") : m->ids[n];
    if (n != SET_NONE)
        return true;
    if (store_mention(&w->app->store, mention, MENTION_IN_FILES, id, &w->app->arena, &e) < 0) {
        app_fail(w->app, &e);
        return false;
    }
    set_add(&m->asked, arena_copy(&w->app->arena, mention), &n);
    m->ids = arena_grow(&w->app->arena, m->ids, n, &m->cap, sizeof *m->ids);
    m->ids[n] = *id;
    return true;
}

static void stranger(struct plan_ctx *w, const struct guest *g, const struct fact *f,
                     struct span path, struct span mention)
{
    struct finding c = {.level = PLAN_ASK, .name = guest_name(g), .fact = f, .last = DATE_NONE};
    struct buf reason = BUF_INIT;
    buf_fmt(&reason, "@%.*s is mentioned, but has no file", SPAN_ARG(mention));
    c.reason = buf_span(&reason);
    plan_emit(&c, g, path, w->plan.language, w->app->sink);
    buf_release(&reason);
    w->findings++;
}

/* Adds the guests that a line mentions, and those that their lines mention. */
static void follow(struct plan_ctx *w, const struct guest *g, const struct fact *f,
                   struct span path)
{
    struct span rest = f ? f->text : SPAN(""), mention, id;
    while (mention_next(&rest, &mention))
        if (find_mentioned(w, mention, &id)) {
            if (id.n)
                add_to_party(w, id);
            else
                stranger(w, g, f, path, mention);
        }
}

/* Returns whether the guest is booked or recorded on that day. */
static bool is_on(const struct slot *slot, date_t day)
{
    bool off = slot->booked && (slot->booked->mark == '-' || slot->booked->mark == '~');
    return slot->date == day && (!off || slot->visit);
}

static void follow_slots(struct plan_ctx *w, const struct guest *g, const struct slots *s,
                         struct span path)
{
    for (size_t i = 0; i < s->n; i++)
        if (is_on(&s->v[i], w->plan.day)) {
            follow(w, g, s->v[i].booked, path);
            follow(w, g, s->v[i].visit, path);
        }
}

/* Guests whose own lines mention a member of the party */

static void put_namings(struct scan_worker *w, struct span by, const struct fact *f)
{
    struct span rest = f ? f->text : SPAN(""), mention;
    while (mention_next(&rest, &mention))
        *(struct naming *)scan_put(w) =
            (struct naming){arena_copy(&w->keep, by), arena_copy(&w->keep, mention), 0};
}

static void put_guest(struct scan_worker *w, const struct scan_file *file)
{
    const struct plan_ctx *whole = w->ctx;
    struct guest g;
    scan_facts(&whole->app->store, w, file, &g);
    struct slots slots = guest_slots(&g, &w->scratch);
    for (size_t i = 0; i < slots.n; i++)
        if (is_on(&slots.v[i], whole->plan.day)) {
            put_namings(w, g.id, slots.v[i].booked);
            put_namings(w, g.id, slots.v[i].visit);
        }
}

static bool take_naming(void *ctx, void *item)
{
    struct plan_ctx *w = ctx;
    const struct naming *n = item;
    struct namings *all = &w->namings;
    struct arena *a = &w->app->arena;
    all->v = arena_grow(a, all->v, all->n, &all->cap, sizeof *all->v);
    all->v[all->n++] = (struct naming){arena_copy(a, n->by), arena_copy(a, n->mentioned), 0};
    return true;
}

static int by_mentioned(const void *x, const void *y)
{
    const struct naming *a = x, *b = y;
    int c = span_cmp(a->mentioned, b->mentioned);
    return c ? c : (a->order > b->order) - (a->order < b->order);
}

/* Resolves each mention to a guest id; drops those that are no guest's. */
static void resolve_namings(struct plan_ctx *w)
{
    struct namings *all = &w->namings;
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        struct span id;
        if (find_mentioned(w, all->v[i].mentioned, &id) && id.n) {
            all->v[n] = (struct naming){all->v[i].by, id, n};
            n++;
        }
    }
    all->n = n;
    if (n)
        qsort(all->v, n, sizeof *all->v, by_mentioned);
}

static void find_namings(struct plan_ctx *w)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = w,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct naming),
                     .each = put_guest,
                     .item = take_naming};
    brief_prefilter(&prefilter, w->plan.day, &w->app->arena);
    app_scan(w->app, &q);
    resolve_namings(w);
}

/* Adds the guests whose lines mention that guest. */
static void follow_back(struct plan_ctx *w, struct span id)
{
    size_t low = 0, high = w->namings.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(w->namings.v[mid].mentioned, id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < w->namings.n && span_eq(w->namings.v[low].mentioned, id); low++)
        add_to_party(w, w->namings.v[low].by);
}

static void one_guest(struct plan_ctx *w, struct span id)
{
    struct app *app = w->app;
    struct guest g;
    if (app_facts(app, id, &g))
        return;
    struct span path = store_path(&app->store, id, &app->arena);
    struct slots slots = guest_slots(&g, &app->arena);
    struct findings all = plan_guest(&w->plan, &g, &slots, app_has(app, OPT_ALL));
    if (app_has(app, OPT_INSTEAD))
        instead_fill(&w->choices, w->menu_n, &g, &slots, path, &all);
    if (out_for_people(&app->out))
        all = plan_join(&all, w->plan.language, &app->arena);
    for (size_t i = 0; i < all.n; i++) {
        plan_emit(&all.v[i], &g, path, w->plan.language, app->sink);
        w->findings += all.v[i].level != PLAN_FRESH;
    }
    if (w->party_too) {
        follow_slots(w, &g, &slots, path);
        follow_back(w, id);
    }
}

static int parse_plan(struct app *app, struct plan *p)
{
    date_t day = app_opt_date(app, OPT_DATE, DAY_COMING, app->today);
    int within = app->store.set.again_days;
    if (app_has(app, OPT_WITHIN) && (within = house_days(app_opt(app, OPT_WITHIN))) < 0)
        app_usage(app, "--within needs a time such as 2y, 6m, 8w or 90d, not \"%s\"",
                  app->opt[OPT_WITHIN]);
    long visits = app_opt_number(app, OPT_VISITS, 9999, app->store.set.again_visits);
    if (app_has(app, OPT_DISHES))
        app_has(app, OPT_PARTY) || app_has(app, OPT_ALL) || app->args_n > 1
            ? app_usage(app, "--dishes takes only a MENU and -d")
            : 0;
    else if (app->args_n > 2)
        app_usage(app, "more than one MENU; separate guests with a comma: GUEST,GUEST");
    if (app->status)
        return app->status;
    if (app_has(app, OPT_INSTEAD))
        app_plan_whole(app, day, p);
    else
        app_plan(app, day, p);
    p->within = within;
    p->visits = (int)visits;
    return 0;
}

/* Prints the menu as it was read, for --dishes. */
static int show_dishes(struct app *app, const struct plan *p)
{
    struct menu m;
    if (app_menu(app, app->args_n ? app_arg(app, 0) : SPAN(""), p->day, &m))
        return app->status;
    out_begin(&app->out, &menu_taken_schema);
    menu_taken_emit(&m, p->book, &app->arena, app->sink);
    return m.n ? STATUS_YES : STATUS_NO;
}

/* Adds all guests expected that day. */
static int add_evening(struct plan_ctx *w)
{
    struct evening ev;
    evening_begin(&ev, w->app, w->plan.day);
    int status = evening_of_house(&ev);
    brief_tables(&ev.brief);
    for (size_t i = 0; i < ev.brief.seats_n; i++)
        add_to_party(w, ev.brief.seats[i].who->guest.id);
    if (!status && !ev.brief.seats_n)
        evening_nobody(&ev);
    return status;
}

static int run(struct app *app)
{
    struct plan_ctx w = {.app = app,
                         .party_too = app_has(app, OPT_PARTY),
                         .members = SET_INIT(&app->arena),
                         .mentions = {.asked = SET_INIT(&app->arena)}};
    struct party named = {0};
    if (parse_plan(app, &w.plan))
        return app->status;
    if (app_has(app, OPT_DISHES))
        return show_dishes(app, &w.plan);
    if (app_is_wrong_date(app, 0))
        return app_usage(app, "a DATE of the plan goes after -d; write: journal plan -d %s",
                         app->args[0]);
    if (app->args_n)
        app_party(app, app_arg(app, 0), &named);
    if (app_plan_menu(app, app->args_n > 1 ? app_arg(app, 1) : SPAN(""), &w.plan))
        return app->status;
    if (app_has(app, OPT_INSTEAD))
        w.menu_n = app_choices(&w.plan, &w.choices);
    out_begin(&app->out, &plan_schema);
    for (size_t i = 0; i < named.n; i++)
        add_to_party(&w, named.ids[i]);
    if (app->args_n == 0 && add_evening(&w))
        return app->status;
    if (w.party_too)
        find_namings(&w);
    for (size_t i = 0; i < w.party.n; i++) /* the party grows as it is read */
        one_guest(&w, w.party.ids[i]);
    app_plan_sum(&w.plan);
    return w.findings || w.plan.n == 0 ? STATUS_NO : STATUS_YES;
}

const struct command cmd_plan = {
    .name = "plan",
    .synopsis = "[-d DATE] [-p] [--within TIME] [--visits N] [--all] [--instead]\n"
                "       [GUEST[,GUEST...] [MENU]]\n"
                "       journal plan --dishes [-d DATE] [MENU]",
    .summary = "check a menu for guests: what not to serve, what they had",
    .example = "aiko,kenji",
    .options = options,
    .needs = NEEDS_JOURNAL | FORMATS | TABLE | WHOLE_HOUSE | SPEAKS,
    .run = run,
};
