#include "query/report_covers.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    REACH = 3 * 60, /* minutes: as text/visit.h */
    MENTIONED = 64, /* of one sitting, and former ids of a guest; no more are read */
    ID_BYTES = 255
};

/* A sitting in the buffer. Its hashes follow: former ids of the guest, then mentions. */
struct sitting_head {
    uint64_t id; /* a hash, as all ids here */
    date_t date;
    daytime_t time;
    uint32_t covers; /* 0: the lines do not say */
    uint32_t guests; /* this one and those who are mentioned */
    uint32_t was, mentions;
};

static uint64_t hash_id(struct span id)
{
    return (uint64_t)span_quick_hash(id, 1) << 32 | span_quick_hash(id, 2);
}

static void add_hash(struct buf *to, struct span id)
{
    uint64_t hash = hash_id(id);
    buf_add(to, (struct span){(const char *)&hash, sizeof hash});
}

struct covers_guest covers_guest(const struct guest *g, struct buf *former)
{
    buf_clear(former);
    for (size_t i = 0; i < g->n && former->n < MENTIONED * sizeof(uint64_t); i++)
        if (g->v[i].key == KEY_WAS)
            add_hash(former, g->v[i].body);
    return (struct covers_guest){hash_id(g->id), buf_span(former)};
}

/*
 * Appends the ids that a mention may be: in a script without spaces the text may go on after
 * the id.
 */
static uint32_t add_mention(struct buf *to, struct span id)
{
    uint32_t n = 0;
    bool spaced = utf8_is_ascii(id);
    id = span_head(id, id.n < ID_BYTES ? id.n : ID_BYTES);
    while (id.n) {
        add_hash(to, id);
        n++;
        if (spaced)
            break;
        do
            id.n--;
        while (id.n && ((unsigned char)id.p[id.n] & 0xC0) == 0x80);
    }
    return n;
}

static void add_mentions(struct buf *to, struct span text, struct span *seen, size_t *seen_n,
                         uint32_t *hashes)
{
    struct span id;
    while (*seen_n < MENTIONED && mention_next(&text, &id)) {
        size_t i = 0;
        seen[*seen_n] = id;
        while (!span_eq(seen[i], id))
            i++;
        if (i < *seen_n)
            continue;
        (*seen_n)++;
        *hashes += add_mention(to, id);
    }
}

void covers_add(struct buf *to, const struct covers_guest *g, const struct slot *s)
{
    struct span seen[MENTIONED];
    size_t at = to->n, seen_n = 0;
    struct sitting_head head = {.id = g->id,
                                .date = s->date,
                                .time = s->time,
                                .covers = s->covers > 0 ? (uint32_t)s->covers : 0};
    buf_add(to, (struct span){(const char *)&head, sizeof head});
    buf_add(to, g->former);
    head.was = (uint32_t)(g->former.n / sizeof(uint64_t));
    if (s->visit)
        add_mentions(to, s->visit->text, seen, &seen_n, &head.mentions);
    if (s->booked && s->booked->mark != '-')
        add_mentions(to, s->booked->text, seen, &seen_n, &head.mentions);
    head.guests = 1 + (uint32_t)seen_n;
    memcpy(to->p + at, &head, sizeof head);
}

/* ---- a day ---- */

struct sitting_at {
    struct sitting_head head;
    const char *hashes;
    size_t table; /* the first sitting of its table, by way of others */
};

/* An id of a guest, and where a sitting of theirs is. */
struct id_at {
    uint64_t id;
    size_t at;
};

struct seated_day {
    struct sitting_at *v;
    size_t n;
    struct id_at *ids; /* sorted by id, then time */
    size_t ids_n;
};

static uint64_t hash_at(const char *hashes, size_t i)
{
    uint64_t hash;
    memcpy(&hash, hashes + i * sizeof hash, sizeof hash);
    return hash;
}

static int by_id(const void *x, const void *y)
{
    const struct id_at *a = x, *b = y;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static void index_ids(struct seated_day *d, struct arena *a)
{
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++)
        n += 1 + d->v[i].head.was;
    d->ids = ARENA_NEW(a, struct id_at, n);
    d->ids_n = 0;
    for (size_t i = 0; i < d->n; i++) {
        d->ids[d->ids_n++] = (struct id_at){d->v[i].head.id, i};
        for (size_t k = 0; k < d->v[i].head.was; k++)
            d->ids[d->ids_n++] = (struct id_at){hash_at(d->v[i].hashes, k), i};
    }
    qsort(d->ids, d->ids_n, sizeof *d->ids, by_id);
}

static size_t first_of(const struct seated_day *d, uint64_t id)
{
    size_t low = 0, high = d->ids_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (d->ids[mid].id < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static int minutes_apart(const struct sitting_at *a, const struct sitting_at *b)
{
    return a->head.time == TIME_NONE || b->head.time == TIME_NONE
               ? REACH
               : abs(a->head.time - b->head.time);
}

static size_t table_of(struct seated_day *d, size_t i)
{
    while (d->v[i].table != i) {
        d->v[i].table = d->v[d->v[i].table].table;
        i = d->v[i].table;
    }
    return i;
}

/* Joins the table of sitting i with that of the nearest sitting of a guest it mentions. */
static void join(struct seated_day *d, size_t i, uint64_t mention)
{
    const struct sitting_at *best = NULL, *self = &d->v[i];
    for (size_t k = first_of(d, mention); k < d->ids_n && d->ids[k].id == mention; k++) {
        const struct sitting_at *other = &d->v[d->ids[k].at];
        if (minutes_apart(self, other) <= REACH &&
            (!best || minutes_apart(self, other) < minutes_apart(self, best)))
            best = other;
    }
    if (!best)
        return;
    size_t a = table_of(d, i), b = table_of(d, (size_t)(best - d->v));
    d->v[a < b ? b : a].table = a < b ? a : b;
}

/* Returns the covers of all tables of the day. */
static size_t count_day(struct seated_day *d, struct arena *a)
{
    size_t covers = 0;
    uint32_t *said = ARENA_NEW(a, uint32_t, d->n), *lines = ARENA_NEW(a, uint32_t, d->n),
             *guests = ARENA_NEW(a, uint32_t, d->n);
    index_ids(d, a);
    for (size_t i = 0; i < d->n; i++)
        d->v[i].table = i;
    for (size_t i = 0; i < d->n; i++)
        for (size_t k = 0; k < d->v[i].head.mentions; k++)
            join(d, i, hash_at(d->v[i].hashes, d->v[i].head.was + k));
    for (size_t i = 0; i < d->n; i++) {
        const struct sitting_head *h = &d->v[i].head;
        size_t t = table_of(d, i);
        lines[t]++;
        said[t] = h->covers > said[t] ? h->covers : said[t];
        guests[t] = h->guests > guests[t] ? h->guests : guests[t];
    }
    for (size_t i = 0; i < d->n; i++)
        covers += said[i] ? said[i] : lines[i] > guests[i] ? lines[i] : guests[i];
    return covers;
}

static int by_time(const void *x, const void *y)
{
    const struct sitting_at *a = x, *b = y;
    if (a->head.time != b->head.time)
        return a->head.time < b->head.time ? -1 : 1;
    return (a->head.id > b->head.id) - (a->head.id < b->head.id);
}

/* ---- all days ---- */

/* Where a sitting is in the buffer. */
struct dated {
    date_t date;
    size_t at;
};

static int by_date(const void *x, const void *y)
{
    const struct dated *a = x, *b = y;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static struct sitting_at read_sitting(struct span src, size_t at)
{
    struct sitting_at one = {.hashes = src.p + at + sizeof one.head};
    memcpy(&one.head, src.p + at, sizeof one.head);
    return one;
}

static size_t read_dates(struct span src, struct dated *v)
{
    size_t n = 0;
    for (size_t at = 0; at < src.n; n++) {
        struct sitting_head head = read_sitting(src, at).head;
        if (v)
            v[n] = (struct dated){head.date, at};
        at += sizeof head + (head.was + head.mentions) * sizeof(uint64_t);
    }
    return n;
}

/* Returns the covers of the n sittings, all of one day. */
static size_t count_dated(struct span src, const struct dated *v, size_t n, struct arena *a)
{
    struct seated_day d = {.v = ARENA_NEW(a, struct sitting_at, n), .n = n};
    for (size_t i = 0; i < n; i++)
        d.v[i] = read_sitting(src, v[i].at);
    qsort(d.v, n, sizeof *d.v, by_time);
    return count_day(&d, a);
}

void covers_of_days(struct span sittings, void (*each)(void *ctx, date_t day, size_t covers),
                    void *ctx)
{
    struct arena all = ARENA_INIT, scratch = ARENA_INIT;
    size_t n = read_dates(sittings, NULL);
    struct dated *v = ARENA_NEW(&all, struct dated, n);
    read_dates(sittings, v);
    if (n)
        qsort(v, n, sizeof *v, by_date);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && v[to].date == v[from].date;)
            to++;
        each(ctx, v[from].date, count_dated(sittings, v + from, to - from, &scratch));
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    arena_release(&all);
}
