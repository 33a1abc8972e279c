#include "ask/open.h"

#include "base/fold.h"

#include <stdlib.h>

enum { ITEM, ID, NAME, LINE, DATE, KEY, MARK, TEXT, REMARK, DUE, OVERDUE, DAYS };

static const struct field fields[] = {
    [ITEM] = {"item", FIELD_TEXT, STYLE_DIM},       [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},      [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},     [KEY] = {"key", FIELD_TEXT, STYLE_PLAIN},
    [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},     [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
    [REMARK] = {"remark", FIELD_TEXT, STYLE_PLAIN}, [DUE] = {"due", FIELD_DATE, STYLE_TONE},
    [OVERDUE] = {"overdue", FIELD_INT, STYLE_TONE}, [DAYS] = {"days", FIELD_INT, STYLE_PLAIN},
};

enum { PLAIN, DUE_LATER, DUE_TODAY, LATE_A_DAY, LATE, KEPT, DROPPED, TRIED };

#define HEAD "{item}  {date}  {key}  {|6}{name~}"
#define BODY "\n      {text~}[\n      {remark~}]"

static const char *const layouts[] = {
    [PLAIN] = HEAD BODY,
    [DUE_LATER] = HEAD "  {|6}due {due}" BODY,
    [DUE_TODAY] = HEAD "  {|6}DUE TODAY" BODY,
    [LATE_A_DAY] = HEAD "  {|6}OVERDUE {overdue} day" BODY,
    [LATE] = HEAD "  {|6}OVERDUE {overdue} days" BODY,
    [KEPT] = HEAD "  {|6}done" BODY,
    [DROPPED] = HEAD "  {|6}dropped" BODY,
    [TRIED] = "      tried {date}[  {|8}{remark~}]",
};

const struct schema open_schema = {"open", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

void open_need(struct need *n, const struct keys *keys)
{
    need_id(n, keys, KEY_NAME);
    need_class(n, keys, CLASS_OPEN);
    need_class(n, keys, CLASS_TRAIL);
}

struct span open_hash(const struct fact *f, struct arena *a)
{
    struct buf b = BUF_INIT;
    fact_write(&b, f->date, TIME_NONE, f->key_name, 0, f->body);
    unsigned h = span_hash(buf_span(&b));
    buf_release(&b);
    return arena_fmt(a, "%04x", (h ^ h >> 16) & 0xFFFF);
}

static bool has_word(struct span words, struct span wanted)
{
    struct span word;
    while (span_word(&words, &word))
        if (span_eq(word, wanted))
            return true;
    return false;
}

bool open_named(const struct fact *f, struct span words)
{
    struct buf line = BUF_INIT, has = BUF_INIT, asked = BUF_INIT;
    struct span word;
    fact_write(&line, f->date, TIME_NONE, f->key_name, 0, f->body);
    fold_words(&has, buf_span(&line));
    fold_words(&asked, words);
    struct span rest = buf_span(&asked);
    bool all = rest.n > 0;
    while (all && span_word(&rest, &word))
        all = has_word(buf_span(&has), word);
    buf_release(&line);
    buf_release(&has);
    buf_release(&asked);
    return all;
}

static int by_date(const void *x, const void *y)
{
    const struct fact *a = x, *b = y;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return (a->lineno > b->lineno) - (a->lineno < b->lineno);
}

/* The steps tried, of any item: few, so an item need not look through the whole file. */
static struct guest trail_of(const struct guest *g, struct arena *a)
{
    struct guest trail = {.v = NULL};
    size_t cap = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_TRAIL) {
            trail.v = arena_grow(a, trail.v, trail.n, &cap, sizeof *trail.v);
            trail.v[trail.n++] = g->v[i];
        }
    return trail;
}

static void find_trail(const struct guest *trail, struct open_item *item, struct arena *a)
{
    struct fact *v = NULL;
    size_t cap = 0;
    for (size_t i = 0; i < trail->n; i++) {
        const struct fact *f = &trail->v[i];
        if (f->date < item->fact.date || !open_named(&item->fact, f->body))
            continue;
        v = arena_grow(a, v, item->tried_n, &cap, sizeof *v);
        v[item->tried_n++] = fact_copy(f, a);
    }
    if (item->tried_n)
        qsort(v, item->tried_n, sizeof *v, by_date);
    item->tried = v;
}

void open_items(const struct guest *g, bool all, struct open_items *items, struct arena *a)
{
    struct guest trail = trail_of(g, a);
    struct span id = {NULL, 0}, name = id;
    for (size_t i = 0; i < g->n; i++) {
        if (g->v[i].class != CLASS_OPEN || (!all && g->v[i].mark))
            continue;
        if (!id.p) {
            id = arena_copy(a, g->id);
            name = arena_copy(a, guest_name(g));
        }
        struct open_item item = {.id = id, .name = name, .fact = fact_copy(&g->v[i], a)};
        find_trail(&trail, &item, a);
        items->v = arena_grow(a, items->v, items->n, &items->cap, sizeof *items->v);
        items->v[items->n++] = item;
    }
}

static int oldest_first(const void *x, const void *y)
{
    const struct open_item *a = x, *b = y;
    if (a->fact.date != b->fact.date)
        return a->fact.date < b->fact.date ? -1 : 1;
    int c = span_cmp(a->id, b->id);
    return c ? c : by_date(&a->fact, &b->fact);
}

void open_order(struct open_items *items)
{
    if (items->n)
        qsort(items->v, items->n, sizeof *items->v, oldest_first);
}

/* The remark without its due day, which has a field of its own. */
static struct span said(const struct fact *f, struct arena *a)
{
    struct span rest = f->remark, piece;
    struct buf b = BUF_INIT;
    if (fact_by(f) == DATE_NONE)
        return f->remark;
    while (remark_next(&rest, &piece)) {
        if (span_starts(piece, SPAN("by ")) &&
            date_parse(span_trim(span_from(piece, 3))) != DATE_NONE)
            continue;
        buf_str(&b, b.n ? "; " : "");
        buf_add(&b, piece);
    }
    struct span left = arena_copy(a, buf_span(&b));
    buf_release(&b);
    return left;
}

static void common(struct row *r, const struct open_item *item, const struct fact *f,
                   struct span hash, struct arena *a)
{
    struct span remark = said(f, a);
    row_text(r, ITEM, hash);
    row_text(r, ID, item->id);
    row_text(r, NAME, item->name);
    row_int(r, LINE, f->lineno);
    row_date(r, DATE, f->date);
    row_text(r, KEY, f->key_is);
    row_text(r, TEXT, f->body);
    if (remark.n)
        row_text(r, REMARK, remark);
}

static void set_due(struct row *r, const struct fact *f, date_t today)
{
    date_t due = fact_by(f);
    row_date(r, DUE, due);
    if (due == DATE_NONE || f->mark)
        return;
    r->layout = due > today       ? DUE_LATER
                : due == today    ? DUE_TODAY
                : due + 1 < today ? LATE
                                  : LATE_A_DAY;
    r->tone = due > today ? TONE_NOTICE : TONE_ALARM;
    if (due < today)
        row_int(r, OVERDUE, today - due);
}

void open_emit(const struct open_item *item, date_t today, struct sink *out)
{
    struct arena scratch = ARENA_INIT;
    struct span hash = open_hash(&item->fact, &scratch);
    const struct fact *f = &item->fact;
    struct row r = row_new(&open_schema);
    common(&r, item, f, hash, &scratch);
    r.layout = f->mark == '-' ? DROPPED : f->mark ? KEPT : PLAIN;
    if (f->mark)
        row_text(&r, MARK, (struct span){&f->mark, 1});
    set_due(&r, f, today);
    if (f->date != DATE_NONE)
        row_int(&r, DAYS, today - f->date);
    sink_row(out, &r);
    for (size_t i = 0; i < item->tried_n; i++) {
        struct row step = row_new(&open_schema);
        step.layout = TRIED;
        common(&step, item, &item->tried[i], hash, &scratch);
        sink_row(out, &step);
    }
    arena_release(&scratch);
}
