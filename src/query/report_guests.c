#include "query/report.h"

#include <stdlib.h>

enum { GROUP, ID, NAME, VISITS, FIRST, LAST, GAP };

enum { NEW_DAYS = 90, REGULAR_VISITS = 3 };

static const struct field fields[] = {
    [GROUP] = {"group", FIELD_TEXT, STYLE_BOLD},  [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_PLAIN},   [VISITS] = {"visits", FIELD_INT, STYLE_PLAIN},
    [FIRST] = {"first", FIELD_DATE, STYLE_PLAIN}, [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},
    [GAP] = {"gap", FIELD_INT, STYLE_PLAIN},
};

enum { HEAD, HEAD_NEXT, LINE, PLACES };
enum { NEVER, DAY_AGO = PLACES, DAYS_AGO = 2 * PLACES };

#define ROW(days) "{visits:>4}x  {last:10}  {gap:>4} " days "  {|7}{id:22} {|7}{name~}"
#define ROWS(n, days)                                                                          \
    [(n) + HEAD] = "{group}\n" ROW(days), [(n) + HEAD_NEXT] = "\n{group}\n" ROW(days),         \
           [(n) + LINE] = ROW(days)

static const char *const layouts[] = {ROWS(NEVER, "    "), ROWS(DAY_AGO, "day "),
                                      ROWS(DAYS_AGO, "days")};

static const struct schema schema = {"report-guests", fields, sizeof fields / sizeof *fields,
                                     layouts, sizeof layouts / sizeof *layouts};

/* In the order of the report. */
static const char *const groups[] = {"new",    "regular",  "occasional",
                                     "lapsed", "expected", "never"};

static uint32_t group_of(const struct report *r, size_t visits, date_t first, date_t last,
                         bool expected)
{
    if (visits == 0)
        return expected ? 4 : 5;
    if (r->today - last >= r->lapsed)
        return 3;
    if (r->today - first < NEW_DAYS)
        return 0;
    return visits >= REGULAR_VISITS ? 1 : 2;
}

static void prefilter_of_guests(struct prefilter *n, const struct keys *keys)
{
    prefilter_id(n, keys, KEY_NAME);
    prefilter_class(n, keys, CLASS_VISIT);
    prefilter_class(n, keys, CLASS_ITEM);
    n->heads = 1 << CLASS_VISIT | 1 << CLASS_ITEM;
    n->once = 1 << CLASS_ITEM;
}

static void gather_guests(const struct report *r, const struct guest *g, struct gathering *own,
                          struct arena *scratch)
{
    struct slots slots = guest_sittings(g, scratch);
    struct tally *one = tally_give(own);
    bool expected = false;
    one->key = g->id;
    one->name = guest_name(g);
    for (size_t i = 0; i < slots.n; i++) {
        const struct slot *s = &slots.v[i];
        expected |= slot_expected(s, r->today);
        if (!slot_happened(s, r->today))
            continue;
        if (one->first == DATE_NONE)
            one->first = s->date; /* of all visits: --since makes no guest new */
        if (!report_covers(r, s->date))
            continue;
        one->n[VISITS]++;
        one->last = s->date;
    }
    one->n[GROUP] = group_of(r, one->n[VISITS], one->first, one->last, expected);
}

static int by_group(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    if (a->n[GROUP] != b->n[GROUP])
        return a->n[GROUP] < b->n[GROUP] ? -1 : 1;
    if (a->n[VISITS] != b->n[VISITS])
        return a->n[VISITS] > b->n[VISITS] ? -1 : 1;
    if (a->last != b->last)
        return a->last > b->last ? -1 : 1;
    return span_cmp(a->key, b->key);
}

static void emit_guests(const struct report *r, struct tallies *t, size_t top, struct sink *out)
{
    size_t in_group = 0;
    if (t->n)
        qsort(t->v, t->n, sizeof *t->v, by_group);
    for (size_t i = 0; i < t->n; i++) {
        const struct tally *one = &t->v[i];
        bool first = i == 0 || one->n[GROUP] != t->v[i - 1].n[GROUP];
        in_group = first ? 1 : in_group + 1;
        if (top && in_group > top) /* the top of each group */
            continue;
        struct row row = row_new(&schema);
        row.layout = !first ? LINE : i == 0 ? HEAD : HEAD_NEXT;
        row_text(&row, GROUP, span_str(groups[one->n[GROUP]]));
        row_text(&row, ID, one->key);
        row_text(&row, NAME, one->name);
        row_int(&row, VISITS, (int64_t)one->n[VISITS]);
        row_date(&row, FIRST, one->first);
        if (one->last != DATE_NONE) {
            row.layout += r->today - one->last == 1 ? DAY_AGO : DAYS_AGO;
            row_date(&row, LAST, one->last);
            row_int(&row, GAP, r->today - one->last);
        }
        sink_row(out, &row);
    }
}

const struct report_kind report_guests = {
    .name = "guests",
    .schema = &schema,
    .prefilter = prefilter_of_guests,
    .gather = gather_guests,
    .emit = emit_guests,
};
