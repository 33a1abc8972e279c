#include "entry/hand_out.h"

#include "base/set.h"
#include "cli/args.h"
#include "entry/company.h"
#include "entry/marks.h"
#include "cli/menu.h"
#include "text/visit.h"

enum { MENU_MAX = 999 /* dishes one guest can be served: more is another file */ };

/* ---- a menu ---- */

/* Moves *at past that line of the menu. The number of a dish counts what is for all and for the
 * guest, also what was left out. */
static void count_to(const struct menu *m, struct span id, uint32_t lineno, size_t *at,
                     unsigned *number)
{
    for (; *at < m->n && m->v[*at].fact.lineno <= lineno; ++*at)
        *number += !m->v[*at].without && (!m->v[*at].only.n || span_eq(m->v[*at].only, id));
}

/* Adds what that guest was served of the menu. */
static int serve(struct app *app, const struct menu *m, struct span id,
                 const struct stamp *stamp, struct inputs *in)
{
    struct menu own = menu_for(m, id, &app->arena);
    struct span only = arena_fmt(&app->arena, "@%.*s", SPAN_ARG(id));
    int status = 0;
    unsigned number = 0;
    size_t at = 0;
    if (own.n > MENU_MAX)
        return app_usage(app, "%zu dishes exceed the limit of %d for a menu", own.n, MENU_MAX);
    if (own.n == 0)
        app_note("no dish on the menu is for %.*s", SPAN_ARG(id));
    for (size_t i = 0; i < own.n && !status; i++) {
        const struct fact *f = &own.v[i].fact;
        struct buf b = BUF_INIT;
        size_t first = in->n;
        fact_write(&b, DATE_NONE, TIME_NONE, f->key_name, f->mark, app_menu_text(app, f));
        status = inputs_add(app, arena_copy(&app->arena, buf_span(&b)), stamp, in);
        buf_release(&b);
        count_to(m, id, f->lineno, &at, &number);
        for (; first < in->n; first++) {
            in->v[first].dish = number;
            in->v[first].only = only;
        }
        if (status)
            app_note("in line %u of the menu", f->lineno);
    }
    return status;
}

int hand_out_menu(struct app *app, struct span which, const struct party *p,
                  const struct stamp *stamp, struct inputs *in)
{
    struct menu m;
    int status = app_menu(app, which, stamp->date, &m);
    if (!status)
        app_menu_lost(app, &m);
    for (size_t i = 0; i < p->n && !status; i++)
        status = serve(app, &m, p->ids[i], stamp, in);
    return status;
}

/* ---- the lines of each guest ---- */

/* Fails if the guest has several sittings that day and -t was not given. */
static int check_slots(struct app *app, struct span id, struct slots slots,
                       const struct fact *f)
{
    size_t that_day = 0;
    const struct slot *first = NULL;
    bool opens = f->key == KEY_VISIT || f->key == KEY_BOOKED;
    if (f->date == DATE_NONE || f->time != TIME_NONE || opens || f->class == CLASS_STANDING)
        return 0;
    for (size_t i = 0; i < slots.n; i++)
        if (slots.v[i].date == f->date && slots.v[i].opened && that_day++ == 0)
            first = &slots.v[i];
    if (that_day < 2)
        return 0;
    struct buf b = BUF_INIT;
    for (const struct slot *s = first; s < slots.v + slots.n && s->date == f->date; s++) {
        buf_str(&b, s == first ? "" : " or ");
        if (s->time == TIME_NONE)
            buf_str(&b, "one without a time");
        time_add(&b, s->time);
    }
    int status = app_usage(app, "%.*s has %zu sittings that day; add -t TIME (%s)",
                           SPAN_ARG(id), that_day, buf_cstr(&b));
    buf_release(&b);
    return status;
}

/* Returns the line for one guest: a visit or a booking of several names the others. */
static struct span own_line(struct app *app, const struct party *p, size_t self,
                            const struct input *in)
{
    const struct fact *f = &in->fact;
    struct buf b = BUF_INIT;
    if (p->n < 2 || (f->key != KEY_VISIT && f->key != KEY_BOOKED))
        return in->line;
    fact_write(&b, f->date, f->time, fact_key_is(f), f->mark,
               company_text(app, p, self, NULL, f->text));
    return buf_move(&b, &app->arena);
}

int hand_out_named(struct app *app, const struct party *p, struct span mention, struct span *id)
{
    struct found found;
    struct err e = ERR_INIT;
    struct span name = span_from(mention, 1);
    int got = store_resolve(&app->store, mention, app->today, &found, &app->arena, &e);
    *id = found.id;
    if (got == 1 && !found.unread.status)
        return 0;
    e = ERR_INIT;
    got = store_resolve(&app->store, name, app->today, &found, &app->arena, &e);
    if (got == 0 && !found.none && !found.unread.status && company_has_one(p, &found, id))
        return 0;
    return app_guest(app, got == 1 || !found.none ? name : mention, id);
}

/* The inputs of each guest, the party first, and those of the whole party, as linked lists. */
struct share {
    size_t first, last; /* indexes of the inputs; SIZE_MAX: none */
};

struct shares {
    struct set ids;
    struct share *v, of_all;
    size_t cap, *next; /* by input: the next of its list */
    bool all_found;    /* each input is in a list */
};

static struct share *share_of(struct shares *s, struct span id)
{
    size_t at;
    if (set_add(&s->ids, id, &at)) {
        s->v = arena_grow(s->ids.arena, s->v, at, &s->cap, sizeof *s->v);
        s->v[at] = (struct share){SIZE_MAX, SIZE_MAX};
    }
    return &s->v[at];
}

static void add_share(struct shares *s, struct share *to, size_t i)
{
    if (to->first == SIZE_MAX)
        to->first = i;
    else
        s->next[to->last] = i;
    to->last = i;
    s->next[i] = SIZE_MAX;
}

static int find_shares(struct app *app, const struct party *p, const struct inputs *in,
                       struct shares *s)
{
    int status = 0;
    struct span wrong = SPAN(""), last = wrong, id = wrong;
    *s = (struct shares){.ids = SET_INIT(&app->arena), .of_all = {SIZE_MAX, SIZE_MAX}};
    s->next = ARENA_NEW(&app->arena, size_t, in->n);
    for (size_t i = 0; i < p->n; i++)
        share_of(s, p->ids[i]);
    for (size_t i = 0; i < in->n; i++) {
        struct span only = in->v[i].only;
        if (only.n && wrong.n && span_eq(only, wrong))
            continue; /* a menu's dishes for a guest have one trouble in common */
        int found = only.n == 0 || span_eq(only, last) ? 0 : hand_out_named(app, p, only, &id);
        status = err_graver(status, found);
        if (found)
            wrong = only;
        else
            add_share(s, only.n ? share_of(s, id) : &s->of_all, i);
        last = found ? SPAN("") : only;
    }
    s->all_found = status == 0;
    return status;
}

/*
 * Returns the inputs of the k-th guest in the order in which they came: a copy, unless there is
 * no other guest.
 */
static struct inputs inputs_of(struct app *app, const struct inputs *in, const struct shares *s,
                               size_t k, bool in_party)
{
    struct inputs own = {0};
    if (s->ids.n == 1 && s->all_found)
        return *in;
    size_t a = in_party ? s->of_all.first : SIZE_MAX, b = s->v[k].first;
    while (a != SIZE_MAX || b != SIZE_MAX) {
        size_t *next = a < b ? &a : &b;
        own.v = arena_grow(&app->arena, own.v, own.n, &own.cap, sizeof *own.v);
        own.v[own.n++] = in->v[*next];
        *next = s->next[*next];
    }
    return own;
}

/* Adds the lines of the k-th guest. */
static int hand_to(struct app *app, const struct party *p, const struct inputs *in,
                   const struct shares *shares, size_t k, struct entries *e)
{
    struct span id = shares->ids.keys[k];
    struct guest g;
    struct buf file = BUF_INIT;
    struct arena days = ARENA_INIT;
    struct inputs own = inputs_of(app, in, shares, k, k < p->n);
    int status = e->create && k == 0 ? 0 : app_read(app, id, &file);
    inputs_parse_days(&own, &g, id, buf_span(&file), &app->store.keys, &days);
    struct slots slots = guest_slots(&g, &days);
    for (size_t i = 0; i < own.n && status == 0; i++)
        status = check_slots(app, id, slots, &own.v[i].fact);
    if (status == 0)
        status = marks_resolve(app, id, buf_span(&file), own.v, own.n);
    for (size_t i = 0; i < own.n && status == 0; i++)
        if (own.v[i].line.n) {
            entries_add(app, e, id,
                        own.v[i].only.n ? own.v[i].line : own_line(app, p, k, &own.v[i]));
            e->v[e->n - 1].again = own.v[i].again;
        }
    arena_release(&days);
    buf_release(&file);
    return status;
}

void hand_out_mentions(struct app *app, const struct party *p, const struct inputs *in)
{
    struct company_names names = {0};
    for (size_t i = 0; i < in->n; i++) {
        struct fact *f = &in->v[i].fact;
        if (f->class != CLASS_VISIT && f->class != CLASS_BOND)
            continue;
        struct span text = company_mentions(app, &names, p, f->text);
        if (text.p == f->text.p)
            continue;
        struct buf b = BUF_INIT;
        fact_write(&b, f->date, f->time, fact_key_is(f), f->mark, text);
        in->v[i].line = buf_move(&b, &app->arena);
        *f = fact_parse(in->v[i].line, 0, &app->store.keys);
    }
}

/* Returns whether the facts, each counted for each guest who gets it, are more than INPUTS_MAX. */
static bool exceeds_limit(const struct party *p, const struct inputs *in)
{
    size_t n = 0;
    for (size_t i = 0; i < in->n && n <= INPUTS_MAX; i++)
        n += in->v[i].only.n ? 1 : p->n;
    return n > INPUTS_MAX;
}

int hand_out(struct app *app, const struct party *p, const struct inputs *in, struct entries *e)
{
    struct shares shares;
    if (exceeds_limit(p, in))
        return input_too_many(app);
    hand_out_mentions(app, p, in);
    int status = find_shares(app, p, in, &shares);
    for (size_t k = 0; k < shares.ids.n; k++)
        status = err_graver(status, hand_to(app, p, in, &shares, k, e));
    return status;
}
