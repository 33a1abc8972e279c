#include "query/report.h"

#include <stdlib.h>

enum { DISH, KEY, SERVED, GUESTS, ENJOYED, AGAIN, DISLIKED, LEFT, FIRST, LAST, MOST };

static const struct field fields[] = {
    [DISH] = {"dish", FIELD_TEXT, STYLE_BOLD},
    [KEY] = {"key", FIELD_TEXT, STYLE_DIM},
    [SERVED] = {"served", FIELD_INT, STYLE_PLAIN},
    [GUESTS] = {"guests", FIELD_INT, STYLE_PLAIN},
    [ENJOYED] = {"enjoyed", FIELD_INT, STYLE_PLAIN},
    [AGAIN] = {"again", FIELD_INT, STYLE_PLAIN},
    [DISLIKED] = {"disliked", FIELD_INT, STYLE_PLAIN},
    [LEFT] = {"left", FIELD_INT, STYLE_PLAIN},
    [FIRST] = {"first", FIELD_DATE, STYLE_PLAIN},
    [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},
    [MOST] = {"most", FIELD_INT, STYLE_PLAIN},
};

#define ROW                                                                                    \
    "{served:>5} {enjoyed:>3} {again:>3} {disliked:>3} {left:>3}  {|4}{last:10} "              \
    "{served#most:12} {|4}{dish~}"

static const char *const layouts[] = {"served  +   *   -   ~  last\n" ROW, ROW};

static const struct schema schema = {"report-dishes", fields, sizeof fields / sizeof *fields,
                                     layouts, 2};

static void prefilter_of_dishes(struct prefilter *n, const struct keys *keys)
{
    prefilter_class(n, keys, CLASS_ITEM);
}

static void count_dish(struct gathering *own, struct meaning *m, const struct fact *f)
{
    struct tally one = {.first = f->date, .last = f->date, .days = -1};
    one.name = m->card ? m->card->cards[0].name : m->name;
    one.key = m->card ? m->card->key : m->key;
    one.kind = fact_key_is(f);
    one.n[SERVED] = 1;
    one.n[ENJOYED] = f->mark == '+' || f->mark == '*';
    one.n[AGAIN] = f->mark == '*';
    one.n[DISLIKED] = f->mark == '-';
    one.n[LEFT] = f->mark == '~';
    if (m->kind != f->canonical)
        m->place = 0;
    m->kind = f->canonical;
    tally_count(own, &one, &m->place);
}

static void gather_dishes(const struct report *r, const struct guest *g, struct gathering *own,
                          struct arena *scratch)
{
    if (!own->memo)
        own->memo = memo_new(&own->arena);
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class != CLASS_ITEM || !f->body.n || !report_covers(r, f->date))
            continue;
        count_dish(own, memo_get(own->memo, r->book, f->body, scratch), f);
    }
}

static int most_served_first(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    if (a->n[SERVED] != b->n[SERVED])
        return a->n[SERVED] > b->n[SERVED] ? -1 : 1;
    int c = span_cmp(a->name, b->name);
    return c ? c : span_cmp(a->kind, b->kind);
}

static void emit_dishes(const struct report *r, struct tallies *t, size_t top, struct sink *out)
{
    size_t most = tallies_most(t, SERVED);
    (void)r;
    if (t->n)
        qsort(t->v, t->n, sizeof *t->v, most_served_first);
    for (size_t i = 0; i < t->n && (!top || i < top); i++) {
        struct row row = row_new(&schema);
        row.layout = i > 0;
        row_text(&row, DISH, t->v[i].name);
        row_text(&row, KEY, t->v[i].kind);
        for (size_t n = SERVED; n <= LEFT; n++)
            if (n != GUESTS)
                row_int(&row, n, (int64_t)t->v[i].n[n]);
        row_int(&row, GUESTS, (int64_t)t->v[i].guests);
        row_date(&row, FIRST, t->v[i].first);
        row_date(&row, LAST, t->v[i].last);
        row_int(&row, MOST, (int64_t)most);
        sink_row(out, &row);
    }
}

const struct report_kind report_dishes = {
    .name = "dishes",
    .schema = &schema,
    .prefilter = prefilter_of_dishes,
    .dishes = true,
    .gather = gather_dishes,
    .emit = emit_dishes,
};
