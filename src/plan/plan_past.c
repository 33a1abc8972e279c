/* Compares a dish with those that the guest had before. */
#include "plan/plan_parts.h"

#include <string.h>

static const char *mark_said(char mark)
{
    switch (mark) {
    case '+': return "enjoyed";
    case '-': return "disliked";
    case '~': return "left";
    case '*': return "asked for again";
    default: return "";
    }
}

static void add_mark(const struct plan_job *j, struct buf *b, char mark)
{
    if (mark)
        phrase_add(b, j->p->language, mark_said(mark));
}

static void add_day(const struct plan_job *j, struct buf *b, date_t d)
{
    if (d == DATE_NONE)
        return;
    buf_char(b, ' ');
    phrase_date(b, j->p->language, d);
}

/* All of one dish, whatever kind of item it was written as. */
struct past {
    size_t times;
    date_t last, marked;
    char noted; /* the last mark, given on `marked`; a serving without one takes nothing back */
};

static struct past past_of(const struct plan_job *j, struct span key)
{
    struct past past = {.last = DATE_NONE, .marked = DATE_NONE};
    size_t n = set_find(&j->had_keys, key);
    for (size_t i = n == SET_NONE ? n : j->had_first[n]; i != SET_NONE; i = j->had_next[i]) {
        const struct serving *s = &j->had.v[i];
        if (past.times == 0)
            past.last = s->last; /* the latest comes first */
        past.times += s->times;
        if (s->marks.n && (!past.noted || s->marked > past.marked)) {
            past.noted = s->marks.p[s->marks.n - 1];
            past.marked = s->marked;
        }
    }
    return past;
}

static void add_past(struct finding *c, const struct past *past)
{
    c->times = past->times;
    c->last = past->last;
    c->mark = past->noted;
}

static void add_avoid(const struct plan_job *j, const struct diner *who,
                      const struct plan_dish *dish, const struct past *past)
{
    struct buf b = BUF_INIT;
    add_mark(j, &b, past->noted);
    add_day(j, &b, past->marked);
    if (past->times > 1) {
        phrase_add(&b, j->p->language, "; ");
        phrase_count(&b, j->p->language, "{1} times in all", "{1} times in all", past->times);
    }
    struct finding *c = plan_add_finding(j, who, PLAN_AVOID, dish);
    c->reason = plan_keep_text(j, &b);
    add_past(c, past);
}

static void add_again(const struct plan_job *j, const struct diner *who,
                      const struct plan_dish *dish, const struct past *past)
{
    struct buf b = BUF_INIT, date = BUF_INIT;
    enum language l = j->p->language;
    phrase_count(&b, l, "{1} time", "{1} times", past->times);
    phrase_add(&b, l, ", ");
    phrase_date(&date, l, past->last);
    if (past->last == DATE_NONE)
        phrase_add(&b, l, "date not recorded");
    else
        phrase_add1(&b, l, "last {1}", buf_span(&date));
    buf_release(&date);
    if (past->noted)
        phrase_add(&b, l, ", ");
    add_mark(j, &b, past->noted);
    struct finding *c = plan_add_finding(j, who, PLAN_AGAIN, dish);
    c->reason = plan_keep_text(j, &b);
    add_past(c, past);
}

/* Returns whether a serving counts as recent. One without a day may be of any day. */
static bool is_recent(const struct plan_job *j, date_t last)
{
    return last == DATE_NONE || last >= j->since;
}

/* Returns the key under which the guest had the dish, if any: two spellings may differ in where
 * one word ends. */
static struct span find_same(const struct plan_job *j, const struct plan_dish *dish)
{
    if (set_find(&j->had_keys, dish->key) != SET_NONE)
        return dish->key;
    if (set_find(&j->had_keys, dish->joined) != SET_NONE)
        return dish->joined;
    uint64_t letters = dish_letters(dish->key);
    for (size_t i = 0; i < j->reach; i++)
        if (j->letters[i] == letters && dish_same(dish->key, j->had.v[i].key))
            return j->had.v[i].key;
    return dish->key;
}

/* Returns true if the names, or the keys of their cards where they differ from these, are near.
 */
static bool is_near(const struct plan_dish *dish, const struct serving *s)
{
    bool same = span_eq(dish->own, dish->key) && span_eq(s->own, s->key);
    return dish_near(dish->own, s->own) || (!same && dish_near(dish->key, s->key));
}

static const struct serving *find_near(const struct plan_job *j, const struct plan_dish *dish)
{
    memset(j->near, 0, j->reach * sizeof *j->near);
    near_mark(j->near_own, dish->own, j->near);
    if (j->near_key != j->near_own || !span_eq(dish->own, dish->key))
        near_mark(j->near_key, dish->key, j->near);
    for (size_t i = 0; i < j->reach; i++) {
        const struct serving *s = &j->had.v[i];
        if (j->near[i] && is_recent(j, s->last) && is_near(dish, s))
            return s;
    }
    return NULL;
}

static void add_near(const struct plan_job *j, const struct diner *who,
                     const struct plan_dish *dish, const struct serving *s)
{
    struct past past = past_of(j, s->key);
    struct buf b = BUF_INIT;
    phrase_add1(&b, j->p->language, "like \"{1}\"", s->name);
    add_day(j, &b, past.last);
    if (past.noted)
        phrase_add(&b, j->p->language, ", ");
    add_mark(j, &b, past.noted);
    struct finding *c = plan_add_finding(j, who, PLAN_NEAR, dish);
    c->reason = plan_keep_text(j, &b);
    c->like = s->name;
    add_past(c, &past);
}

void plan_judge_past(const struct plan_job *j, const struct diner *who,
                     const struct plan_dish *dish)
{
    struct past past = past_of(j, find_same(j, dish));
    bool wanted = !j->p->ever && (dish->special || past.noted == '*');
    if (past.noted == '-' || past.noted == '~')
        add_avoid(j, who, dish, &past);
    else if (past.times && !wanted && is_recent(j, past.last))
        add_again(j, who, dish, &past);
    if (past.times || wanted)
        return;
    const struct serving *near = find_near(j, dish);
    if (near)
        add_near(j, who, dish, near);
}

/* Indexes the words of the servings that are compared, by the guest's name and by the book's.
 */
static void index_words(struct plan_job *j)
{
    struct arena *a = &j->past;
    struct span *own = ARENA_NEW(a, struct span, j->reach),
                *keys = ARENA_NEW(a, struct span, j->reach);
    bool same = true;
    j->near = ARENA_NEW(a, bool, j->reach);
    j->letters = ARENA_NEW(a, uint64_t, j->reach);
    for (size_t i = 0; i < j->reach; i++) {
        own[i] = j->had.v[i].own;
        keys[i] = j->had.v[i].key;
        same &= span_eq(own[i], keys[i]);
        j->letters[i] = dish_letters(keys[i]);
    }
    j->near_own = near_new(own, j->reach, a);
    j->near_key = same ? j->near_own : near_new(keys, j->reach, a);
}

/*
 * Names are compared word by word, each dish with each serving: of a guest who had thousands of
 * dishes, and for a menu of thousands, with the latest only.
 */
enum { COMPARED = 1 << 20 };

static void index_servings(struct plan_job *j)
{
    j->had_keys = SET_INIT(&j->past);
    j->had_first = ARENA_NEW(&j->past, size_t, j->had.n);
    j->had_next = ARENA_NEW(&j->past, size_t, j->had.n);
    for (size_t i = j->had.n; i-- > 0;) {
        size_t n;
        j->had_next[i] =
            set_add(&j->had_keys, j->had.v[i].key, &n) ? SET_NONE : j->had_first[n];
        j->had_first[n] = i;
    }
    size_t reach = COMPARED / (j->p->n ? j->p->n : 1);
    j->reach = reach < j->had.n ? reach : j->had.n;
}

static date_t look_back(const struct plan *p, const struct slots *s)
{
    date_t since = p->within ? p->day - p->within : DATE_NONE;
    size_t visits = 0;
    for (size_t i = s->n; p->visits && i-- > 0;)
        if (slot_happened(&s->v[i], p->day) && ++visits == (size_t)p->visits)
            return s->v[i].date > since ? s->v[i].date : since;
    return since;
}

void plan_read_past(struct plan_job *j, const struct slots *s)
{
    j->had = served_by(j->guest, j->p->book, j->p->memo, j->p->day, &j->past);
    index_servings(j);
    index_words(j);
    j->since = look_back(j->p, s);
}
