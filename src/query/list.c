#include "query/list.h"

#include "base/fold.h"
#include "text/phone.h"
#include "text/visit.h"

#include <stdlib.h>

enum { ID, NAME, VISITS, LAST, GAP, OPEN };

static const struct field fields[] = {
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},          [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [VISITS] = {"visits", FIELD_INT, STYLE_PLAIN}, [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},
    [GAP] = {"gap", FIELD_INT, STYLE_PLAIN},       [OPEN] = {"open", FIELD_INT, STYLE_TONE},
};

enum { NEVER, DAY_AGO, DAYS_AGO };

#define LINE(days)                                                                             \
    "{id:22} {|4}{name:20} {|4}{visits:>3}x  {last:10}  {gap:>4} " days "[  {|6}{open} open]"

static const char *const layouts[] = {
    [NEVER] = LINE("    "), [DAY_AGO] = LINE("day "), [DAYS_AGO] = LINE("days")};

const struct schema list_schema = {"list", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

/* Returns whether the fold of s contains `want`, which is folded. */
static bool folds_to_hold(struct span s, struct span want)
{
    struct buf b = BUF_INIT;
    fold_add(&b, s);
    bool holds = span_find(buf_span(&b), want) != SPAN_NONE;
    buf_release(&b);
    return holds;
}

static bool has_tag(const struct guest *g, const struct list_filter *f)
{
    struct buf b = BUF_INIT;
    bool found = false;
    for (size_t i = 0; i < g->n; i++) {
        struct span rest = g->v[i].body;
        struct term term;
        if (g->v[i].key != KEY_TAG || !fact_is_current(&g->v[i], f->today))
            continue;
        while (!found && term_next(&rest, &term)) {
            buf_clear(&b);
            fold_add(&b, term.name);
            found = span_eq(buf_span(&b), f->tag);
        }
    }
    buf_release(&b);
    return found;
}

/* Returns whether a telephone number has these digits, however they are written. */
static bool is_phone_with(const struct fact *fact, const struct list_filter *f)
{
    struct buf digits = BUF_INIT;
    bool found = false;
    if (fact->key == KEY_PHONE && phone_is_number(f->with_text)) {
        phone_typed(&digits, f->with_text);
        size_t n = digits.n;
        phone_digits(&digits, fact->text);
        found = phone_fits(span_from(buf_span(&digits), n), span_head(buf_span(&digits), n));
    }
    buf_release(&digits);
    return found;
}

static bool has_text(const struct guest *g, const struct list_filter *f)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == f->with_key && fact_is_current(&g->v[i], f->today) &&
            (folds_to_hold(g->v[i].text, f->with_text) || is_phone_with(&g->v[i], f)))
            return true;
    return false;
}

static bool has_birthday(const struct guest *g, const struct list_filter *f)
{
    int year, month, day;
    const struct fact *born = guest_find(g, KEY_BIRTHDAY);
    if (!born || !yearly_parse(born->text, &year, &month, &day))
        return false;
    date_t next = yearly_next(month, day, f->today);
    return next != DATE_NONE && next - f->today <= f->birthday;
}

static bool by_slots(const struct list_filter *f, const struct slots *s,
                     const struct list_entry *e)
{
    bool unrecorded = false;
    for (size_t i = 0; i < s->n; i++)
        unrecorded |= slot_unrecorded(&s->v[i], f->today);
    if (f->unrecorded && !unrecorded)
        return false;
    if (f->first && e->visits)
        return false;
    if ((f->since != DATE_NONE || f->before != DATE_NONE) && e->last == DATE_NONE)
        return false;
    if (f->lapsed >= 0 && (e->last == DATE_NONE || f->today - e->last < f->lapsed))
        return false;
    return (f->since == DATE_NONE || e->last >= f->since) &&
           (f->before == DATE_NONE || e->last < f->before);
}

bool list_takes_all(const struct list_filter *f)
{
    return !f->tag.n && f->since == DATE_NONE && f->before == DATE_NONE && f->lapsed < 0 &&
           f->birthday < 0 && !f->unrecorded && !f->first && f->with_key == KEY_NONE;
}

void list_prefilter(const struct list_filter *f, struct prefilter *n, const struct keys *keys)
{
    prefilter_id(n, keys, KEY_NAME);
    prefilter_class(n, keys, CLASS_VISIT);
    prefilter_class(n, keys, CLASS_ITEM);
    prefilter_class(n, keys, CLASS_OPEN);
    n->heads = 1 << CLASS_VISIT | 1 << CLASS_ITEM | 1 << CLASS_OPEN;
    n->once = 1 << CLASS_ITEM;
    if (f->tag.n)
        prefilter_id(n, keys, KEY_TAG);
    if (f->birthday >= 0)
        prefilter_id(n, keys, KEY_BIRTHDAY);
    if (f->with_key != KEY_NONE) {
        prefilter_id(n, keys, f->with_key);
        n->heads &= ~(1u << keys->v[f->with_key].class); /* whether it is current: its remark */
        n->once &= n->heads;
    }
}

static size_t count_open(const struct guest *g, struct arena *scratch)
{
    struct guest open = {.n = 0};
    size_t cap = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_OPEN && !g->v[i].mark) {
            open.v = arena_grow(scratch, open.v, open.n, &cap, sizeof *open.v);
            open.v[open.n++] = g->v[i];
        }
    if (open.n > 1)
        guest_drop_repeats(&open, scratch);
    return open.n;
}

bool list_guest(const struct list_filter *f, const struct guest *g, struct list_entry *e,
                struct arena *scratch)
{
    if ((f->tag.n && !has_tag(g, f)) || (f->birthday >= 0 && !has_birthday(g, f)) ||
        (f->with_key != KEY_NONE && !has_text(g, f)))
        return false;
    struct slots slots = guest_sittings(g, scratch);
    *e = (struct list_entry){.id = g->id, .name = guest_name(g)};
    e->visits = slots_visits(&slots, f->today, &e->last);
    e->open = count_open(g, scratch);
    return by_slots(f, &slots, e);
}

static int by_id(const struct list_entry *a, const struct list_entry *b)
{
    return span_cmp(a->id, b->id);
}

static int by_name(const void *x, const void *y)
{
    const struct list_entry *a = x, *b = y;
    struct buf fa = BUF_INIT, fb = BUF_INIT;
    fold_words(&fa, a->name);
    fold_words(&fb, b->name);
    int c = span_cmp(buf_span(&fa), buf_span(&fb));
    buf_release(&fa);
    buf_release(&fb);
    return c ? c : by_id(a, b);
}

/* Compares by last visit: the latest first, guests without a visit at the end. */
static int by_last(const void *x, const void *y)
{
    const struct list_entry *a = x, *b = y;
    return a->last != b->last ? (a->last > b->last ? -1 : 1) : by_id(a, b);
}

/* Compares by the days since the last visit: most first, guests without a visit at the end. */
static int by_gap(const void *x, const void *y)
{
    const struct list_entry *a = x, *b = y;
    if (a->last == b->last)
        return by_id(a, b);
    if (a->last == DATE_NONE || b->last == DATE_NONE)
        return a->last == DATE_NONE ? 1 : -1;
    return a->last < b->last ? -1 : 1;
}

static int by_visits(const void *x, const void *y)
{
    const struct list_entry *a = x, *b = y;
    return a->visits != b->visits ? (a->visits > b->visits ? -1 : 1) : by_id(a, b);
}

void list_order(struct list_entry *v, size_t n, enum list_sort sort)
{
    static int (*const order[])(const void *, const void *) = {NULL, by_name, by_last,
                                                               by_visits, by_gap};
    if (n && order[sort])
        qsort(v, n, sizeof *v, order[sort]);
}

bool list_sort_parse(struct span word, enum list_sort *sort)
{
    static const char *const words[] = {"id", "name", "last", "visits", "gap"};
    for (int i = 0; i < 5; i++)
        if (span_is(word, words[i])) {
            *sort = (enum list_sort)i;
            return true;
        }
    return false;
}

void list_emit(const struct list_entry *e, date_t today, struct sink *out)
{
    struct row r = row_new(&list_schema);
    r.tone = TONE_NOTICE;
    row_text(&r, ID, e->id);
    row_text(&r, NAME, e->name);
    row_int(&r, VISITS, (int64_t)e->visits);
    if (e->last != DATE_NONE) {
        r.layout = today - e->last == 1 ? DAY_AGO : DAYS_AGO;
        row_date(&r, LAST, e->last);
        row_int(&r, GAP, today - e->last);
    }
    if (e->open)
        row_int(&r, OPEN, (int64_t)e->open);
    sink_row(out, &r);
}
