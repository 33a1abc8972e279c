#include "query/report.h"

enum { KEY, TOTAL, OPEN, KEPT, DROPPED, OVERDUE, MEDIAN, LONGEST };

static const struct field fields[] = {
    [KEY] = {"key", FIELD_TEXT, STYLE_BOLD},
    [TOTAL] = {"total", FIELD_INT, STYLE_PLAIN},
    [OPEN] = {"open", FIELD_INT, STYLE_PLAIN},
    [KEPT] = {"kept", FIELD_INT, STYLE_PLAIN},
    [DROPPED] = {"dropped", FIELD_INT, STYLE_PLAIN},
    [OVERDUE] = {"overdue", FIELD_INT, STYLE_PLAIN},
    [MEDIAN] = {"median_days", FIELD_INT, STYLE_PLAIN},
    [LONGEST] = {"longest_days", FIELD_INT, STYLE_PLAIN},
};

enum { SAME_DAY, DAY, DAYS, LATE };

#define LINE(late, half)                                                                       \
    "{key:10} {total:>4}: {kept#total:16} {|4}{kept} kept, {|4}{open} open" late               \
    ", {|4}{dropped} dropped[; {|4}"                                                           \
    "half " half ", {|4}the longest took {longest_days}]"
#define LINES(n, late)                                                                         \
    [(n) + SAME_DAY] = LINE(late, "the same day"),                                             \
           [(n) + DAY] = LINE(late, "within {median_days} day"),                               \
           [(n) + DAYS] = LINE(late, "within {median_days} days")

static const char *const layouts[] = {LINES(0, ""), LINES(LATE, " ({overdue} overdue)")};

static const struct schema schema = {"report-open", fields, sizeof fields / sizeof *fields,
                                     layouts, sizeof layouts / sizeof *layouts};

/* Returns the day in the remark on which it was closed, as done and drop write it. */
static date_t closed_on(const struct fact *f)
{
    struct span rest = f->remark, piece;
    while (remark_next(&rest, &piece)) {
        date_t d = date_parse(span_head(piece, 10));
        if (d != DATE_NONE && d >= f->date)
            return d;
    }
    return DATE_NONE;
}

static void prefilter_of_open(struct prefilter *n, const struct keys *keys)
{
    prefilter_class(n, keys, CLASS_OPEN);
}

static void gather_open(const struct report *r, const struct guest *g, struct gathering *own,
                        struct arena *scratch)
{
    (void)scratch;
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class != CLASS_OPEN || !report_covers(r, f->date))
            continue;
        struct tally *one = tally_give(own);
        date_t due = fact_by(f), closed = f->mark == '+' ? closed_on(f) : DATE_NONE;
        one->key = one->name = fact_key_is(f);
        one->n[TOTAL] = 1;
        one->n[f->mark == '+' ? KEPT : f->mark == '-' ? DROPPED : OPEN] = 1;
        one->n[OVERDUE] = !f->mark && due != DATE_NONE && due < r->today;
        if (closed != DATE_NONE)
            one->days = closed - f->date;
    }
}

/* Tallies of one key lie side by side, those with the fewest days first: the one at a place. */
static int days_at(const struct tally *v, size_t n, size_t place)
{
    for (size_t i = 0, seen = 0; i < n; i++) {
        if (v[i].days < 0)
            continue;
        seen += v[i].n[TOTAL];
        if (seen > place)
            return v[i].days;
    }
    return -1;
}

static void emit_key(const struct tally *v, size_t n, struct sink *out)
{
    size_t sums[OVERDUE + 1] = {0}, timed = 0;
    struct row row = row_new(&schema);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = TOTAL; k <= OVERDUE; k++)
            sums[k] += v[i].n[k];
        timed += v[i].days >= 0 ? v[i].n[TOTAL] : 0;
    }
    row_text(&row, KEY, v[0].name);
    for (size_t k = TOTAL; k <= OVERDUE; k++)
        row_int(&row, k, (int64_t)sums[k]);
    row.layout = sums[OVERDUE] ? LATE : 0;
    if (timed) {
        int median = days_at(v, n, (timed - 1) / 2);
        row.layout += median < DAYS ? median : DAYS;
        row_int(&row, MEDIAN, median);
        row_int(&row, LONGEST, days_at(v, n, timed - 1));
    }
    sink_row(out, &row);
}

static void emit_open(const struct report *r, struct tallies *t, size_t top, struct sink *out)
{
    (void)r;
    (void)top;
    for (size_t from = 0, to; from < t->n; from = to) {
        for (to = from + 1; to < t->n && span_eq(t->v[to].key, t->v[from].key);)
            to++;
        emit_key(t->v + from, to - from, out);
    }
}

const struct report_kind report_open = {
    .name = "open",
    .schema = &schema,
    .prefilter = prefilter_of_open,
    .gather = gather_open,
    .emit = emit_open,
};
