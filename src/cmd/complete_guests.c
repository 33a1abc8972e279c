#include "cmd/complete.h"

#include "base/utf8.h"
#include "query/open.h"
#include "store/scan.h"
#include "text/visit.h"

struct offered {
    struct span id, name;
};

/*
 * In a journal of up to READ guests all names are read: about 10 ms. In a larger one a guest is
 * found by the words of its id, without opening files; names are read only where no id matches.
 */
enum { READ = 2000, DESCRIBED = 256 };

/* The ids that match, and how many there are in all. */
struct matching_ids {
    struct reply *r;
    struct span *v;
    size_t n, cap, all;
};

/* Does what reply_fits does, for an id of ASCII, which needs no folding. */
static bool begins_a_plain_word(struct span id, struct span want)
{
    for (size_t from = 0; from < id.n; from++) {
        size_t n = 0;
        if (from && id.p[from - 1] != '-')
            continue;
        while (n < want.n && from + n < id.n &&
               want.p[n] == (id.p[from + n] == '-' && !from ? ' ' : id.p[from + n]))
            n++;
        if (n == want.n)
            return true;
    }
    return false;
}

static bool id_matches(const struct reply *r, struct span id)
{
    if (span_starts(id, r->typed))
        return true;
    return utf8_is_ascii(id) ? begins_a_plain_word(id, r->folded) : reply_fits(r, id);
}

static void put_id(struct scan_worker *w, const struct scan_file *file)
{
    struct matching_ids *m = w->ctx; /* such a scan has one worker */
    m->all++;
    if (id_matches(m->r, file->id))
        *(struct span *)scan_put(w) = file->id;
}

static bool take_id(void *ctx, void *item)
{
    struct matching_ids *m = ctx;
    struct arena *a = &m->r->app->arena;
    m->v = arena_grow(a, m->v, m->n, &m->cap, sizeof *m->v);
    m->v[m->n++] = arena_copy(a, *(struct span *)item);
    return true;
}

static void take_failed(void *ctx, struct span id, const struct err *e)
{
    const struct matching_ids *m = ctx;
    (void)e;
    if (id_matches(m->r, id))
        take_id(ctx, &id);
}

static void offer_one(struct reply *r, struct span id, struct span name)
{
    if (r->by_name && name.n)
        offers_add(&r->offers, r->kept, name, id);
    else
        offers_add(&r->offers, r->kept, id, name);
}

/* Offers ids, with the names where so few match that reading their files takes no time. */
static void offer_ids(struct reply *r, const struct matching_ids *m)
{
    for (size_t i = 0; i < m->n; i++) {
        struct err unread = ERR_INIT;
        struct guest g;
        if (m->n > DESCRIBED)
            offer_one(r, m->v[i], SPAN(""));
        else if (store_load(&r->app->store, m->v[i], &g, &r->app->arena, &unread) > 0)
            offer_one(r, m->v[i], guest_name(&g));
        else
            offers_add(&r->offers, r->kept, m->v[i], SPAN("its file cannot be read"));
    }
}

/* Returns false if names must be read. */
static bool offer_from_listing(struct reply *r)
{
    struct err ignored = ERR_INIT;
    struct matching_ids m = {.r = r};
    struct scan q = {.ctx = &m,
                     .ids_only = true,
                     .item_size = sizeof(struct span),
                     .each = put_id,
                     .item = take_id,
                     .failed = take_failed,
                     .failed_ctx = &m};
    store_scan(&r->app->store, &q, &ignored);
    r->many_guests = m.all > READ;
    if (m.all <= READ || !m.n)
        return false;
    offer_ids(r, &m);
    return true;
}

static void put_guest(struct scan_worker *w, const struct scan_file *file)
{
    const struct reply *r = w->ctx;
    struct guest g;
    scan_parse(&r->app->store, w, file, &g);
    bool found = id_matches(r, file->id);
    for (size_t i = 0; !found && i < g.n; i++)
        found = g.v[i].kind == LINE_FACT &&
                (g.v[i].key == KEY_NAME || g.v[i].key == KEY_AKA || g.v[i].key == KEY_KANA) &&
                reply_fits(r, g.v[i].text);
    if (found)
        *(struct offered *)scan_put(w) = (struct offered){arena_copy(&w->keep, file->id),
                                                          arena_copy(&w->keep, guest_name(&g))};
}

static bool offer_guest(void *ctx, void *item)
{
    struct reply *r = ctx;
    const struct offered *guest = item;
    offer_one(r, guest->id, guest->name);
    return true;
}

/* Offers the id of a guest whose file cannot be read, if it matches. */
static void failed(void *ctx, struct span id, const struct err *e)
{
    struct reply *r = ctx;
    (void)e;
    if (id_matches(r, id))
        offers_add(&r->offers, r->kept, id, SPAN("its file cannot be read"));
}

static void complete_from_all(struct reply *r)
{
    struct err ignored = ERR_INIT;
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = r,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct offered),
                     .each = put_guest,
                     .item = offer_guest,
                     .failed = failed,
                     .failed_ctx = r};
    if (offer_from_listing(r))
        return;
    prefilter_id(&prefilter, &r->app->store.keys, KEY_NAME);
    prefilter_id(&prefilter, &r->app->store.keys, KEY_AKA);
    prefilter_id(&prefilter, &r->app->store.keys, KEY_KANA);
    store_scan(&r->app->store, &q, &ignored);
}

void complete_guests(struct reply *r)
{
    if (!reply_open(r))
        return;
    for (size_t comma; (comma = span_chr(r->typed, ',')) != SPAN_NONE;)
        reply_keep(r, comma + 1);
    if (span_starts(r->typed, SPAN("@")))
        reply_keep(r, 1);
    complete_from_all(r);
}

void complete_names(struct reply *r)
{
    r->by_name = true;
    if (reply_open(r))
        complete_from_all(r);
}

/* ---- what one guest's file has ---- */

void complete_each(struct reply *r, void (*one)(struct reply *r, const struct guest *g))
{
    struct span rest, name;
    struct found found;
    struct guest g;
    struct err ignored = ERR_INIT;
    if (r->operands_n == 0 || !reply_open(r))
        return;
    rest = span_str(r->operands[0]);
    for (size_t i = 1; i < r->operands_n; i++)
        if (r->operands[i][0] == '@')
            rest = span_str(r->operands[i]);
    while (span_cut(&rest, ',', &name))
        if (store_resolve(&r->app->store, span_trim(name), r->app->today, &found,
                          &r->app->arena, &ignored) == 1 &&
            store_load(&r->app->store, found.id, &g, &r->app->arena, &ignored) == 1)
            one(r, &g);
}

static void offer_items(struct reply *r, const struct guest *g)
{
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class != CLASS_OPEN || f->mark)
            continue;
        reply_name(r, f->body, span_head(f->line, 60));
        if (r->typed.n)
            reply_word(r, open_hash(f, &r->app->arena), f->body);
    }
}

void complete_items(struct reply *r)
{
    complete_each(r, offer_items);
}

static void offer_hour(struct reply *r, const struct slot *s)
{
    struct buf b = BUF_INIT;
    time_add(&b, s->time);
    reply_word(r, buf_span(&b), s->booked->text);
    buf_release(&b);
}

/* Offers bookings that may still change: future ones; for noshow those up to today. */
static void offer_bookings(struct reply *r, const struct guest *g)
{
    struct slots slots = guest_slots(g, &r->app->arena);
    bool past = span_is(span_str(r->command->name), "noshow");
    date_t today = r->app->today;
    date_t day = r->operands_n > 1 ? date_parse(span_str(r->operands[1])) : DATE_NONE;
    for (size_t i = 0; i < slots.n; i++) {
        const struct slot *s = &slots.v[i];
        if (!s->booked || s->booked->mark || s->visit || s->items)
            continue;
        if (past ? s->date > today : s->date < today)
            continue;
        if (r->operands_n == 1)
            reply_word(r, reply_iso(r, s->date), s->booked->text);
        else if (s->date == day && s->time != TIME_NONE)
            offer_hour(r, s);
    }
}

void complete_bookings(struct reply *r)
{
    complete_each(r, offer_bookings);
}

/* Offers dishes, the latest first. */
static void offer_served(struct reply *r, const struct guest *g)
{
    for (size_t i = g->n; i-- > 0;)
        if (g->v[i].class == CLASS_ITEM)
            reply_name(r, dish_parse(g->v[i].body).name,
                       span_head(span_trim(g->v[i].line), 60));
}

void complete_served(struct reply *r)
{
    complete_each(r, offer_served);
}

static void offer_lines(struct reply *r, const struct guest *g)
{
    for (size_t i = g->n; i-- > 0;)
        if (g->v[i].kind == LINE_FACT)
            reply_word(r, span_trim(g->v[i].line), SPAN(""));
}

void complete_lines(struct reply *r)
{
    complete_each(r, offer_lines);
}
