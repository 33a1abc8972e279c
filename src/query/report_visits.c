#include "query/report.h"

#include "query/report_covers.h"

enum { PERIOD, VISITS, COVERS, MON, SUN = MON + 6, MOST, MOST_DAY };

static const struct field fields[] = {
    [PERIOD] = {"period", FIELD_TEXT, STYLE_BOLD},
    [VISITS] = {"visits", FIELD_INT, STYLE_PLAIN},
    [COVERS] = {"covers", FIELD_INT, STYLE_PLAIN},
    [MON] = {"mon", FIELD_INT, STYLE_PLAIN},
    {"tue", FIELD_INT, STYLE_PLAIN},
    {"wed", FIELD_INT, STYLE_PLAIN},
    {"thu", FIELD_INT, STYLE_PLAIN},
    {"fri", FIELD_INT, STYLE_PLAIN},
    {"sat", FIELD_INT, STYLE_PLAIN},
    [SUN] = {"sun", FIELD_INT, STYLE_PLAIN},
    [MOST] = {"most", FIELD_INT, STYLE_PLAIN},
    [MOST_DAY] = {"most_day", FIELD_INT, STYLE_PLAIN},
};

#define ROW                                                                                    \
    "{period:9} {visits:>6} {covers:>6}  "                                                     \
    "{mon#most_day}{tue#most_day}{wed#most_day}{thu#most_day}{fri#most_day}{sat#most_day}"     \
    "{sun#most_day}  {visits#most:36}"

static const char *const layouts[] = {
    "period    visits covers  MTWTFSS\n" ROW,
    ROW,
};

static const struct schema schema = {"report-visits", fields, sizeof fields / sizeof *fields,
                                     layouts, 2};

static struct span period_of(enum report_by by, date_t d, struct arena *a)
{
    static const char *const days[] = {"1 Mon", "2 Tue", "3 Wed", "4 Thu",
                                       "5 Fri", "6 Sat", "7 Sun"};
    struct buf b = BUF_INIT;
    int year, week;
    if (by == BY_WEEKDAY)
        return span_str(days[date_weekday(d)]);
    if (by == BY_WEEK) {
        week = date_week(d, &year);
        return arena_fmt(a, "%04d-W%02d", year, week);
    }
    date_add(&b, d);
    struct span period = arena_copy(a, span_head(buf_span(&b), by == BY_YEAR ? 4 : 7));
    buf_release(&b);
    return period;
}

static void prefilter_of_visits(struct prefilter *n, const struct keys *keys)
{
    prefilter_class(n, keys, CLASS_VISIT);
    prefilter_class(n, keys, CLASS_ITEM);
    prefilter_id(n, keys, KEY_WAS);
    n->heads = 1 << CLASS_VISIT | 1 << CLASS_ITEM;
    n->once = 1 << CLASS_ITEM;
}

static void gather_visits(const struct report *r, const struct guest *g, struct gathering *own,
                          struct arena *scratch)
{
    struct slots slots = guest_slots(g, scratch);
    struct buf former = BUF_INIT;
    struct covers_guest who = covers_guest(g, &former);
    for (size_t i = 0; i < slots.n; i++) {
        const struct slot *s = &slots.v[i];
        if (!slot_happened(s, r->today) || !report_covers(r, s->date))
            continue;
        struct tally *one = tally_give(own);
        one->key = one->name = period_of(r->by, s->date, scratch);
        one->first = one->last = s->date;
        one->n[VISITS] = 1;
        one->n[MON + date_weekday(s->date)] = 1;
        covers_add(&own->sittings, &who, s);
    }
    buf_release(&former);
}

struct covers_ctx {
    const struct report *r;
    struct gathering *all;
};

static void add_covers(void *ctx, date_t day, size_t covers)
{
    struct covers_ctx *c = ctx;
    struct arena scratch = ARENA_INIT;
    struct tally one = {.first = day, .last = day, .days = -1};
    one.key = one.name = period_of(c->r->by, day, &scratch);
    one.n[COVERS] = (uint32_t)covers;
    tally_add(c->all, &one);
    arena_release(&scratch);
}

static void finish_visits(const struct report *r, struct gathering *all)
{
    covers_of_days(buf_span(&all->sittings), add_covers, &(struct covers_ctx){r, all});
}

static size_t most_of_a_day(const struct tallies *t)
{
    size_t most = 0;
    for (size_t day = MON; day <= SUN; day++) {
        size_t n = tallies_most(t, day);
        most = n > most ? n : most;
    }
    return most;
}

static void emit_visits(const struct report *r, struct tallies *t, size_t top, struct sink *out)
{
    size_t most = tallies_most(t, VISITS), most_day = most_of_a_day(t);
    size_t from = top && r->by != BY_WEEKDAY && t->n > top ? t->n - top : 0;
    for (size_t i = from; i < t->n; i++) { /* in the order of time; --top: the latest */
        struct row row = row_new(&schema);
        row.layout = i > from;
        row_text(&row, PERIOD, t->v[i].name);
        row_int(&row, VISITS, (int64_t)t->v[i].n[VISITS]);
        row_int(&row, COVERS, (int64_t)t->v[i].n[COVERS]);
        for (size_t day = MON; day <= SUN; day++)
            row_int(&row, day, (int64_t)t->v[i].n[day]);
        row_int(&row, MOST, (int64_t)most);
        row_int(&row, MOST_DAY, (int64_t)most_day);
        sink_row(out, &row);
    }
}

const struct report_kind report_visits = {
    .name = "visits",
    .schema = &schema,
    .prefilter = prefilter_of_visits,
    .gather = gather_visits,
    .finish = finish_visits,
    .emit = emit_visits,
};
