#include "entry/incident.h"

#include "base/fold.h"
#include "base/quote.h"
#include "base/set.h"
#include "cli/guests.h"
#include "cli/plan_input.h"
#include "query/suspicious.h"
#include "text/alarm.h"
#include "text/dish.h"

static struct span quoted(struct app *app, struct span s)
{
    struct buf b = BUF_INIT;
    quote_add(&b, s);
    return buf_move(&b, &app->arena);
}

static struct span day_option(struct app *app, const struct fact *f)
{
    struct buf b = BUF_INIT;
    if (f->date != DATE_NONE) {
        buf_str(&b, "-d ");
        date_add(&b, f->date);
        buf_char(&b, ' ');
    }
    if (f->time != TIME_NONE) {
        buf_str(&b, "-t ");
        time_add(&b, f->time);
        buf_char(&b, ' ');
    }
    return buf_move(&b, &app->arena);
}

static void warn_finding(struct app *app, const struct guest *g, const struct finding *c)
{
    const struct fact *f = c->dish->fact;
    struct span line = quoted(app, f->line), day = day_option(app, f);
    app_note("recorded as served to %.*s: %.*s; %.*s: if it was replaced: journal remove %.*s "
             "%.*s && journal add %.*s%.*s '%.*s: WHAT WAS SERVED'",
             SPAN_ARG(c->name), SPAN_ARG(c->dish->name), SPAN_ARG(c->reason), SPAN_ARG(g->id),
             SPAN_ARG(line), SPAN_ARG(day), SPAN_ARG(g->id), SPAN_ARG(fact_key_is(f)));
}

/* Warns once a dish, of its first STOP. A companion's terms are not this guest's. */
static void warn_findings(struct app *app, const struct plan *p, const struct guest *g,
                          const struct findings *all)
{
    bool *stopped = ARENA_NEW(&app->arena, bool, p->n);
    for (size_t i = 0; i < all->n; i++) {
        const struct finding *c = &all->v[i];
        if (c->level != PLAN_STOP || !c->dish)
            continue;
        if (!stopped[c->dish - p->v] && !c->with.n)
            warn_finding(app, g, c);
        stopped[c->dish - p->v] = true;
    }
}

static void add_item(struct app *app, struct menu *m, struct span line)
{
    struct menu_line l = {.fact = fact_parse(line, 0, &app->store.keys)};
    l.words = dish_parse(l.fact.body).name;
    if (l.fact.class != CLASS_ITEM || !l.words.n)
        return;
    m->v = arena_grow(&app->arena, m->v, m->n, &m->cap, sizeof *m->v);
    m->v[m->n++] = l;
}

/* Returns the latest day of the menu's facts and today. */
static date_t latest_day(const struct app *app, const struct menu *m)
{
    date_t day = app->today;
    for (size_t i = 0; i < m->n; i++)
        day = m->v[i].fact.date > day ? m->v[i].fact.date : day;
    return day;
}

static bool avoids_something(const struct guest *g)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key >= KEY_ALLERGY && g->v[i].key <= KEY_DIET)
            return true;
    return false;
}

/* Reads the dish book and allergens.txt. A failure comes after the save: the line is recorded,
 * but was compared with less than there is. */
static void open_kitchen(struct app *app, struct plan *kitchen)
{
    int before = app->status;
    app_plan(app, app->today, kitchen);
    kitchen->language = LANGUAGE_EN; /* what follows is messages */
    if (app->status == before)
        return;
    app_note("recorded, but not checked against every kitchen file");
    app->status = err_graver(before, STATUS_AFTER);
}

/* Reports why a guest's file, which was just saved, could not be read. */
static void unchecked(struct app *app, const struct err *e)
{
    app_fail(app, e);
    app_note("recorded, but not checked against what this guest must not eat");
}

/* Leaves out the dishes of all the years: only what the guest avoids leads to a STOP. */
static void drop_items(struct guest *g)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class != CLASS_ITEM)
            g->v[n++] = g->v[i];
    g->n = n;
}

enum {
    TYPED = 50,  /* dishes of one command that are compared with each open item */
    BATCH = 1000 /* dishes that are compared at once: a file may bring 100,000 */
};

static void compare(struct app *app, const struct menu *m, const struct guest *g,
                    const struct slots *slots, const struct plan *kitchen, date_t day)
{
    struct arena scratch = ARENA_INIT;
    struct plan plan = *kitchen;
    plan.arena = &scratch;
    plan.day = day;
    plan_add_menu(&plan, m);
    struct findings all = plan_guest(&plan, g, slots, false);
    warn_findings(app, &plan, g, &all);
    arena_release(&scratch);
}

/* Returns whether all words of one text are words of the other: a belt, and a belt for a Saab.
 */
static bool have_common_words(struct span a, struct span b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    fold_words(&x, a);
    fold_words(&y, b);
    bool common = x.n && y.n &&
                  (span_has_words(buf_span(&x), buf_span(&y)) ||
                   span_has_words(buf_span(&y), buf_span(&x)));
    buf_release(&x);
    buf_release(&y);
    return common;
}

/* Reports what the guest had asked for or was promised, and now has, and how to close it. */
static void tell_of_asked(struct app *app, const struct menu *m, const struct guest *g)
{
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class != CLASS_OPEN || f->mark || f->key == KEY_COMPLAINT)
            continue;
        size_t k = 0;
        while (k < m->n &&
               (m->v[k].fact.date < f->date || !have_common_words(m->v[k].words, f->body)))
            k++;
        if (k == m->n)
            continue;
        struct span body = quoted(app, f->body);
        app_note("still open for %.*s: %.*s\nif that was it: journal done %.*s %.*s",
                 SPAN_ARG(guest_name(g)), SPAN_ARG_SHORT(f->line), SPAN_ARG(g->id),
                 SPAN_ARG(body));
    }
}

/* Checks one guest. `kitchen` is made for the first guest that needs it. */
static void one_guest(struct app *app, const struct menu *m, struct span id,
                      struct plan *kitchen)
{
    struct guest g;
    struct arena file = ARENA_INIT;
    struct err e = ERR_INIT;
    if (m->n == 0)
        return;
    int loaded = store_load(&app->store, id, &g, &file, &e);
    if (loaded == 0)
        err_gone(&e, STATUS_GUEST, id);
    if (loaded <= 0)
        unchecked(app, &e);
    else if (m->n <= TYPED)
        tell_of_asked(app, m, &g);
    if (loaded <= 0 || !avoids_something(&g)) {
        arena_release(&file);
        return;
    }
    if (!kitchen->arena)
        open_kitchen(app, kitchen);
    drop_items(&g);
    struct slots slots = guest_slots(&g, &file);
    date_t day = latest_day(app, m);
    for (size_t at = 0; at < m->n; at += BATCH) {
        struct menu part = {.v = m->v + at, .n = m->n - at < BATCH ? m->n - at : BATCH};
        compare(app, &part, &g, &slots, kitchen, day);
    }
    arena_release(&file);
}

static void warn_of_incidents(struct app *app, const struct entries *e)
{
    struct plan kitchen = {.arena = NULL};
    struct menu *menus = ARENA_NEW(&app->arena, struct menu, e->n);
    struct set ids = SET_INIT(&app->arena);
    for (size_t i = 0; i < e->n; i++) {
        size_t k;
        set_add(&ids, e->v[i].id, &k);
        add_item(app, &menus[k], e->v[i].line);
    }
    for (size_t k = 0; k < ids.n; k++)
        one_guest(app, &menus[k], ids.keys[k], &kitchen);
}

/* Reports a line that plan will only ask about, and how to record what it tells. */
static void warn_of_words(struct span id, const struct fact *f)
{
    struct buf line = BUF_INIT;
    if (f->class == CLASS_VISIT || alarm_kinds(f->text, 1u << ALARM_PERSON)) {
        if (f->date != DATE_NONE)
            date_add_time(&line, f->date, f->time);
        buf_fmt(&line, "%scompanion: allergy WHAT (WHO)", line.n ? " " : "");
    } else {
        buf_str(&line, "allergy: WHAT");
    }
    app_note(
        "recorded where menus are not checked for it: %.*s\nif it is an allergy or a diet: "
        "journal add %.*s '%s'",
        SPAN_ARG_SHORT(f->line), SPAN_ARG(id), buf_cstr(&line));
    buf_release(&line);
}

/*
 * Reports the first few lines that speak of an allergy and are not recorded as one; a booking
 * of a party once.
 */
static void warn_of_unread(struct app *app, const struct entries *e)
{
    enum { MOST = 5 };
    struct set lines = SET_INIT(&app->arena);
    for (size_t i = 0; i < e->n && lines.n < MOST; i++) {
        size_t k;
        struct fact f = fact_parse(e->v[i].line, 0, &app->store.keys);
        if (suspicious_words(&f, &app->store.keys) &&
            set_add(&lines, f.remark.n ? f.remark : f.text, &k))
            warn_of_words(e->v[i].id, &f);
    }
}

int write_and_warn(struct app *app, const struct entries *e)
{
    int status = write_entries(app, e);
    if (status == 0 || status == STATUS_AFTER) {
        warn_of_incidents(app, e);
        warn_of_unread(app, e);
    }
    return status;
}
