#include "query/served.h"

#include <stdlib.h>

enum { ID, NAME, KEY, DISH, TIMES, FIRST, LAST, MARKS };

static const struct field fields[] = {
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},        [NAME] = {"name", FIELD_TEXT, STYLE_PLAIN},
    [KEY] = {"key", FIELD_TEXT, STYLE_DIM},      [DISH] = {"dish", FIELD_TEXT, STYLE_TONE},
    [TIMES] = {"times", FIELD_INT, STYLE_PLAIN}, [FIRST] = {"first", FIELD_DATE, STYLE_PLAIN},
    [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},  [MARKS] = {"marks", FIELD_TEXT, STYLE_TONE},
};

static const char *const layouts[] = {
    "{times:>3}x  {last:10}  {marks:4} {key:6} {|6}{dish~}",
    "{id:22} {|4}{times:>3}x  {last:10}  {marks:4} {key:6} {|6}{dish~}",
};

const struct schema served_schema = {"served", fields, sizeof fields / sizeof *fields, layouts,
                                     2};

/* One line of the history, with what is needed to bring equal dishes together. */
struct line {
    const struct fact *f;
    struct span key, own, name;
};

static int by_key_then_date(const void *x, const void *y)
{
    const struct line *a = x, *b = y;
    int c = span_cmp(a->key, b->key);
    if (c == 0)
        c = (a->f->key > b->f->key) - (a->f->key < b->f->key);
    if (c == 0)
        c = (a->f->date > b->f->date) - (a->f->date < b->f->date);
    return c ? c : (a->f->lineno > b->f->lineno) - (a->f->lineno < b->f->lineno);
}

static int latest_first(const void *x, const void *y)
{
    const struct serving *a = x, *b = y;
    if (a->last != b->last)
        return a->last > b->last ? -1 : 1;
    int c = span_cmp(a->name, b->name);
    return c ? c : span_cmp(a->kind, b->kind);
}

static struct serving gather(const struct line *v, size_t n, struct arena *a)
{
    struct serving s = {.key = v[0].key,
                        .kind = fact_key_is(v[0].f),
                        .times = n,
                        .first = DATE_NONE,
                        .last = DATE_NONE,
                        .marked = DATE_NONE};
    char *marks = arena_alloc(a, n, 1);
    for (size_t i = 0; i < n; i++) {
        const struct fact *f = v[i].f;
        s.name = v[i].name;
        s.own = v[i].own;
        if (f->date != DATE_NONE && s.first == DATE_NONE)
            s.first = f->date;
        s.last = f->date;
        s.mark = f->mark;
        if (f->mark) {
            marks[s.marks.n++] = f->mark;
            s.marked = f->date;
        }
    }
    s.marks.p = marks;
    return s;
}

struct servings served_by(const struct guest *g, const struct book *book, struct memo *memo,
                          date_t today, struct arena *a)
{
    struct line *v = ARENA_NEW(a, struct line, g->n);
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_ITEM && g->v[i].body.n && g->v[i].date <= today) {
            const struct meaning *m = memo_get(memo, book, g->v[i].body, a);
            v[n++] = (struct line){&g->v[i], m->card ? m->card->key : m->key, m->key, m->name};
        }
    qsort(v, n, sizeof *v, by_key_then_date);
    struct servings all = {ARENA_NEW(a, struct serving, n), 0};
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1;
             to < n && span_eq(v[to].key, v[from].key) && v[to].f->key == v[from].f->key;)
            to++;
        all.v[all.n++] = gather(v + from, to - from, a);
    }
    qsort(all.v, all.n, sizeof *all.v, latest_first);
    return all;
}

bool served_is(const struct serving *s, const struct book *book, struct span asked,
               struct arena *a)
{
    struct span own = dish_key(asked, a), key = book_key(book, own);
    return own.n &&
           (span_eq(key, s->key) || span_has_words(s->own, own) || dish_near(s->own, own));
}

static enum tone tone_of(char mark)
{
    return mark == '+' || mark == '*' ? TONE_GOOD : mark ? TONE_WARN : TONE_PLAIN;
}

void served_emit(const struct guest *g, const struct serving *s, bool named, struct sink *out)
{
    struct row r = row_new(&served_schema);
    r.layout = named;
    r.tone = tone_of(s->mark);
    row_text(&r, ID, g->id);
    row_text(&r, NAME, guest_name(g));
    row_text(&r, KEY, s->kind);
    row_text(&r, DISH, s->name);
    row_int(&r, TIMES, (int64_t)s->times);
    row_date(&r, FIRST, s->first);
    row_date(&r, LAST, s->last);
    row_text(&r, MARKS, s->marks);
    sink_row(out, &r);
}
