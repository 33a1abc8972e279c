#include "cli/evening.h"

#include "base/utf8.h"
#include "cli/args.h"
#include "cli/guests.h"

#include <stdlib.h>

struct evening_id {
    struct brief_guest *who; /* NULL: there is no such file */
};

static void put_file(struct scan_worker *w, const struct scan_file *file)
{
    *(struct scan_file *)scan_put(w) = (struct scan_file){
        arena_copy(&w->keep, file->id), arena_copy(&w->keep, file->src), file->path};
}

static struct brief_guest *keep_guest(struct evening *ev, struct span asked,
                                      struct brief_guest *who)
{
    size_t k;
    if (set_add(&ev->asked, asked, &k)) {
        ev->known =
            arena_grow(&ev->app->arena, ev->known, k, &ev->known_cap, sizeof *ev->known);
        ev->known[k] = (struct evening_id){who};
    }
    return who;
}

static struct brief_guest *make_guest(struct evening *ev, struct guest *g)
{
    struct arena *a = &ev->app->arena;
    struct brief_guest *who = ARENA_NEW(a, struct brief_guest, 1);
    *who = (struct brief_guest){
        .guest = *g, .path = store_path(&ev->app->store, g->id, a), .slots = guest_slots(g, a)};
    return keep_guest(ev, g->id, who);
}

static void add_day(struct evening *ev, struct brief_guest *who, date_t date)
{
    if (ev->recorded)
        brief_add_sittings(&ev->brief, who, date);
    else
        brief_add_day(&ev->brief, who, date);
}

static void add_asked(struct evening *ev, struct brief_guest *who, size_t group)
{
    if (ev->recorded)
        brief_add_guest_on(&ev->brief, who, ev->date, group);
    else
        brief_add_guest(&ev->brief, who, ev->date, group);
}

/* Returns the day of a line that is not understood and may be a booking, or DATE_NONE. */
static date_t unread_day(const struct fact *f, const struct keys *keys)
{
    bool unread = f->kind == LINE_OTHER || (f->class == CLASS_UNKNOWN &&
                                            keys_near(keys, f->key_name) == KEY_BOOKED);
    struct span line = span_skip_blanks(span_from(f->line, utf8_bom(f->line)));
    return unread && line.n > DATE_SIZE ? date_parse(span_head(line, DATE_SIZE)) : DATE_NONE;
}

/* Reports a line of a day on which the guest has no seat, if it may be a booking. */
static void tell_unread(const struct evening *ev, const struct brief_guest *who, date_t day)
{
    const struct guest *g = &who->guest;
    struct buf text = BUF_INIT;
    size_t i = 0;
    while (i < g->n && unread_day(&g->v[i], ev->brief.keys) != day)
        i++;
    if (i == g->n)
        return;
    date_add(&text, day);
    app_note("%.*s:%u: a line of %s is not understood; if it is a booking, @%.*s is missing "
             "here; see: journal check @%.*s",
             SPAN_ARG(who->path), (unsigned)g->v[i].lineno, buf_cstr(&text), SPAN_ARG(g->id),
             SPAN_ARG(g->id));
    buf_release(&text);
}

void evening_take(struct evening *ev, const struct scan_file *file)
{
    struct arena *a = &ev->app->arena;
    struct guest g;
    guest_facts(&g, arena_copy(a, file->id), arena_copy(a, file->src), &ev->app->store.keys, a);
    struct brief_guest *who = make_guest(ev, &g);
    for (date_t day = ev->date; day <= ev->last; day++) {
        size_t seats = ev->brief.seats_n;
        add_day(ev, who, day);
        if (ev->brief.seats_n == seats)
            tell_unread(ev, who, day);
    }
}

static bool take_file(void *ctx, void *item)
{
    evening_take(ctx, item);
    return true;
}

void evening_put(const struct evening *ev, struct scan_worker *w, const struct scan_file *file)
{
    if (prefilter_file(&ev->of_day, file->src))
        put_file(w, file);
}

static struct evening_id *find_known(const struct evening *ev, struct span asked)
{
    size_t k = set_find(&ev->asked, asked);
    return k == SET_NONE ? NULL : &ev->known[k];
}

static struct brief_guest *read_guest(struct evening *ev, struct span id)
{
    struct guest g;
    const struct evening_id *k = find_known(ev, id);
    if (k)
        return k->who;
    return app_facts(ev->app, id, &g) ? keep_guest(ev, id, NULL) : make_guest(ev, &g);
}

static struct brief_guest *find_guest(void *ctx, struct span mention)
{
    struct evening *ev = ctx;
    struct span id;
    struct err e = ERR_INIT;
    const struct evening_id *k = find_known(ev, mention);
    if (k)
        return k->who;
    int got =
        store_mention(&ev->app->store, mention, MENTION_IN_FILES, &id, &ev->app->arena, &e);
    if (got < 0)
        app_fail(ev->app, &e);
    if (got > 0 && span_eq(id, mention))
        return read_guest(ev, id);
    return keep_guest(ev, mention, got > 0 ? read_guest(ev, id) : NULL);
}

/* Keeps a file that may have a booking; the prefilter leaves those of the days asked for. */
static void put_booked(struct scan_worker *w, const struct scan_file *file)
{
    const struct evening *ev = w->ctx;
    struct guest g;
    bool any = false;
    scan_parse(&ev->app->store, w, file, &g);
    for (size_t i = 0; i < g.n && !any; i++)
        any = g.v[i].key == KEY_BOOKED || /* its text may be empty */
              unread_day(&g.v[i], &ev->app->store.keys) != DATE_NONE;
    if (any)
        put_file(w, file);
}

/* Passes over files without a booking from `date` to `last`. */
static void prefilter_of_days(struct prefilter *p, const struct evening *ev)
{
    prefilter_any(p); /* also what is not understood: see unread_day */
    prefilter_dates(p, ev->date, ev->last);
    size_t same = 0;
    while (p->since[same] == p->until[same])
        same++;
    p->bytes = arena_copy(&ev->app->arena, (struct span){p->since, same});
}

int evening_of_house(struct evening *ev)
{
    bool several = ev->last > ev->date;
    struct prefilter prefilter = ev->of_day;
    struct scan q = {.ctx = ev,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct scan_file),
                     .each = several ? put_booked : put_file,
                     .item = take_file};
    if (several) {
        prefilter = PREFILTER_INIT;
        prefilter_of_days(&prefilter, ev);
    }
    return app_scan(ev->app, &q);
}

/* With GUEST: guests whose lines mention one of them, or of their table, in one direction only
 */

static int by_day(const void *x, const void *y)
{
    const date_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static bool names_somebody(const struct evening *ev, const struct fact *f)
{
    struct span rest = f->text, mention;
    return f->key == KEY_BOOKED &&
           bsearch(&f->date, ev->days, ev->days_n, sizeof *ev->days, by_day) &&
           mention_next(&rest, &mention);
}

static void put_naming(struct scan_worker *worker, const struct scan_file *file)
{
    const struct evening *ev = worker->ctx;
    struct guest g;
    bool any = false;
    scan_parse(&ev->app->store, worker, file, &g);
    for (size_t i = 0; i < g.n && !any; i++)
        any = names_somebody(ev, &g.v[i]);
    if (any)
        put_file(worker, file);
}

static bool take_naming(void *ctx, void *item)
{
    struct evening *ev = ctx;
    const struct scan_file *file = item;
    struct brief_guest *who = NULL;
    if (!brief_is_asked(&ev->brief, file->id))
        who = read_guest(ev, arena_copy(&ev->app->arena, file->id));
    for (size_t d = 0; who && d < ev->days_n; d++)
        add_day(ev, who, ev->days[d]);
    return true;
}

static void find_days(struct evening *ev)
{
    const struct brief *b = &ev->brief;
    ev->days = ARENA_NEW(&ev->app->arena, date_t, b->seats_n);
    for (size_t i = 0; i < b->seats_n; i++)
        ev->days[i] = b->seats[i].date;
    qsort(ev->days, b->seats_n, sizeof *ev->days, by_day);
    for (size_t i = 0; i < b->seats_n; i++)
        if (i == 0 || ev->days[i] != ev->days[ev->days_n - 1])
            ev->days[ev->days_n++] = ev->days[i];
}

static int find_namings(struct evening *ev)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = ev,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct scan_file),
                     .each = put_naming,
                     .item = take_naming};
    if (ev->brief.seats_n == 0)
        return 0;
    find_days(ev);
    if (ev->days_n == 1)
        brief_prefilter(&prefilter, ev->days[0], &ev->app->arena);
    prefilter = (struct prefilter){.bytes = prefilter.bytes};
    prefilter_id(&prefilter, &ev->app->store.keys, KEY_BOOKED);
    prefilter_dates(&prefilter, ev->days[0], ev->days[ev->days_n - 1]);
    ev->brief.some = true;
    return app_scan(ev->app, &q);
}

int evening_of_guests(struct evening *ev, int from)
{
    for (int i = from; i < ev->app->args_n; i++) {
        struct party party;
        app_party(ev->app, app_arg(ev->app, i), &party);
        for (size_t k = 0; k < party.n; k++) {
            struct brief_guest *who = read_guest(ev, party.ids[k]);
            if (who)
                add_asked(ev, who, (size_t)i + 1);
        }
    }
    find_namings(ev);
    return ev->app->status;
}

void evening_begin(struct evening *ev, struct app *app, date_t date)
{
    *ev = (struct evening){
        .app = app, .date = date, .last = date, .asked = SET_INIT(&app->arena)};
    brief_prefilter(&ev->of_day, date, &app->arena);
    ev->brief = (struct brief){.today = app->today,
                               .day_ends = app->store.set.day_ends,
                               .keys = &app->store.keys,
                               .house = &app->store.set.house,
                               .language = app->out.options.language,
                               .arena = &app->arena,
                               .find = find_guest,
                               .ctx = ev};
}

/* Says it on the page too: a screen shows no messages. */
static void add_nobody(const struct evening *ev)
{
    struct buf b = BUF_INIT;
    enum language l = ev->app->out.options.language;
    phrase_day(&b, l, ev->date);
    if (ev->last > ev->date) {
        buf_str(&b, " \xE2\x80\x93 ");
        phrase_day(&b, l, ev->last);
    }
    phrase_add(&b, l, ": ");
    phrase_add(&b, l, "no bookings");
    out_text(&ev->app->out, buf_span(&b));
    buf_release(&b);
}

void evening_nobody(const struct evening *ev)
{
    if (ev->app->out.options.format == OUT_HTML && !ev->app->status)
        add_nobody(ev);
    struct buf day = BUF_INIT, last = BUF_INIT;
    date_add(&day, ev->date);
    date_add(&last, ev->last);
    if (ev->last > ev->date)
        app_note("no bookings from %s to %s; to book: journal book GUEST %s 19:30",
                 buf_cstr(&day), buf_cstr(&last), buf_cstr(&day));
    else
        app_note("no bookings on %s; to book: journal book GUEST %s 19:30", buf_cstr(&day),
                 buf_cstr(&day));
    buf_release(&day);
    buf_release(&last);
}
