#include "plan/plan_group.h"

#include "base/fold.h"
#include "base/set.h"

#include <stdlib.h>

/* ---- short names ---- */

/* Returns the folded words of the name up to its first comma. */
static struct span folded_head(struct span name, struct arena *a)
{
    struct buf b = BUF_INIT;
    fold_words(&b, span_head(name, span_chr(name, ',')));
    struct span s = arena_copy(a, buf_span(&b));
    buf_release(&b);
    return s;
}

void plan_shorten(struct plan *p)
{
    struct set heads = SET_INIT(p->arena);
    size_t *number = ARENA_NEW(p->arena, size_t, p->n);
    struct span *name = ARENA_NEW(p->arena, struct span, p->n);
    bool *shared = ARENA_NEW(p->arena, bool, p->n);
    for (size_t i = 0; i < p->n; i++) {
        size_t k;
        if (set_add(&heads, folded_head(p->v[i].name, p->arena), &k))
            name[k] = p->v[i].own;
        shared[k] |= !span_eq(name[k], p->v[i].own) || heads.keys[k].n == 0;
        number[i] = k;
    }
    for (size_t i = 0; i < p->n; i++) {
        struct span whole = p->v[i].name, head = span_head(whole, span_chr(whole, ','));
        p->v[i].shown = shared[number[i]] ? whole : span_trim(head);
    }
}

static struct span shown(const struct plan_dish *d)
{
    return d->shown.n ? d->shown : d->name;
}

/* ---- groups ---- */

/* A dish in a group: its reason there, if it has one of its own, is in brackets. */
struct grouping {
    const struct plan *p;
    struct set keys;           /* of groups */
    struct plan_group *groups; /* by number in keys */
    struct buf *texts;         /* the dishes of each */
    size_t groups_cap, texts_cap;
    size_t *stopped; /* for each dish of p->v: the last diner who must not have it */
    size_t diner;    /* from 1 */
};

static bool is_uncarded(const struct plan_dish *d)
{
    return !d->without && !d->contents.has_card;
}

/* Returns whether what a guest had, or left, is of a dish that is stopped for them anyway. */
static bool is_stopped(const struct grouping *g, const struct finding *c)
{
    return c->dish && c->level != PLAN_STOP && c->level != PLAN_ASK &&
           g->stopped[c->dish - g->p->v] == g->diner;
}

/* Returns whether the finding is printed elsewhere on the page. */
static bool is_elsewhere(const struct finding *c)
{
    return c->dish ? c->of_card && is_uncarded(c->dish) : c->key.n == 0;
}

static bool is_one_dish(const struct finding *a, const struct finding *b)
{
    return a->level == b->level && a->dish && a->dish == b->dish && span_eq(a->name, b->name) &&
           span_eq(a->with, b->with);
}

/* Appends the terms of findings v[0..n-1], which are of one dish: "vegan + no garlic". */
static void add_terms(struct buf *b, enum language l, const struct finding *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct span term = v[i].named.n ? v[i].named : phrase_word(l, v[i].key);
        buf_str(b, i ? " + " : "");
        buf_add(b, term);
    }
}

/* Appends "2 times, 2026-02-13 +". */
static void add_past(struct buf *b, enum language l, const struct finding *c)
{
    if (c->times > 1 && c->level == PLAN_AGAIN) {
        phrase_count(b, l, "{1} time", "{1} times", c->times);
        phrase_add(b, l, ", ");
    }
    if (c->last == DATE_NONE)
        phrase_add(b, l, "date not recorded");
    else
        phrase_date(b, l, c->last);
    if (c->mark)
        buf_fmt(b, " %c", c->mark);
}

/* Returns whether a name begins with the short name, up to a comma. */
static bool is_head_of(struct span head, struct span name)
{
    return span_starts(name, head) && span_starts(span_from(name, head.n), SPAN(","));
}

/* Appends the reason without the parts that all dishes of the group share. */
static void add_detail(struct buf *b, enum language l, const struct finding *c)
{
    struct span why = c->reason;
    if (c->of_card)
        return;
    if (c->level == PLAN_ASK && c->key.n) {
        if (c->word.n)
            phrase_add1(b, l, "\"{1}\"", c->word);
    } else if (c->level == PLAN_AVOID && c->named.n) {
        struct span key = phrase_word(l, c->key);
        buf_fmt(b, "%.*s %.*s", SPAN_ARG(key), SPAN_ARG(c->named));
    } else if (c->level == PLAN_AGAIN) {
        add_past(b, l, c);
    } else if (c->level == PLAN_NEAR && is_head_of(shown(c->dish), c->like)) {
        struct buf past = BUF_INIT;
        add_past(&past, l, c);
        phrase_add1(b, l, "like that of {1}", buf_span(&past));
        buf_release(&past);
    } else if (c->level != PLAN_STOP) {
        buf_add(b, why);
    }
}

/* Returns true if a finding before v[i] asks about the dish for the same word. */
static bool is_repeated(const struct finding *v, size_t i)
{
    size_t k = 0;
    while (k < i && !(v[k].key.n && span_eq(v[k].word, v[i].word)))
        k++;
    return k < i && v[i].level == PLAN_ASK && v[i].key.n;
}

/* Appends the dish of findings v[0..n-1]. */
static void add_dish(struct buf *b, enum language l, const struct finding *v, size_t n)
{
    struct buf detail = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        size_t before = detail.n;
        phrase_join(&detail, l, ", ");
        size_t from = detail.n;
        if (!is_repeated(v, i))
            add_detail(&detail, l, &v[i]);
        if (detail.n == from)
            detail.n = before;
    }
    phrase_join(b, l, "; ");
    buf_add(b, shown(v->dish));
    if (detail.n)
        buf_fmt(b, " (%.*s)", (int)detail.n, detail.p);
    buf_release(&detail);
}

/* Returns the number of the group, which is new if there is none of that reason. */
static size_t group_of(struct grouping *g, const struct finding *c, struct span reason)
{
    struct buf key = BUF_INIT;
    size_t n;
    buf_fmt(&key, "%d\n%.*s\n%.*s\n%.*s", (int)c->level, (int)c->with.n, c->with.p,
            (int)c->name.n, c->name.p, (int)reason.n, reason.p);
    if (set_add(&g->keys, arena_copy(g->p->arena, buf_span(&key)), &n)) {
        struct arena *a = g->p->arena;
        g->groups = arena_grow(a, g->groups, n, &g->groups_cap, sizeof *g->groups);
        g->texts = arena_grow(a, g->texts, n, &g->texts_cap, sizeof *g->texts);
        g->groups[n] = (struct plan_group){c->level, c->name, c->with, reason, n};
        g->texts[n] = BUF_INIT;
    }
    buf_release(&key);
    return n;
}

/* Adds findings v[0..n-1], of one level and dish, or one finding about the guest. */
static void add_to_group(struct grouping *g, const struct finding *v, size_t n)
{
    struct buf reason = BUF_INIT;
    enum language l = g->p->language;
    if (!v->dish && v->word.n) {
        buf_add(&reason, phrase_word(l, v->key));
        phrase_add(&reason, l, ": ");
        phrase_add1(&reason, l, "\"{1}\" not understood", v->word);
    } else if (!v->dish) {
        buf_add(&reason, v->reason);
    } else if (v->level == PLAN_STOP || (v->level == PLAN_ASK && !v->of_card)) {
        add_terms(&reason, l, v, n);
    } else if (v->of_card) {
        buf_add(&reason, v->joint);
    }
    size_t k = group_of(g, v, arena_copy(g->p->arena, buf_span(&reason)));
    if (v->dish)
        add_dish(&g->texts[k], l, v, n);
    buf_release(&reason);
}

static int worst_first(const void *x, const void *y)
{
    const struct plan_group *a = x, *b = y;
    if (a->with.n != b->with.n && (!a->with.n || !b->with.n))
        return a->with.n ? 1 : -1; /* companions come after the guest */
    if (!a->with.n && a->level != b->level)
        return a->level > b->level ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

struct plan_groups plan_group(const struct plan *p, const struct findings *all)
{
    struct grouping g = {.p = p, .keys = SET_INIT(p->arena)};
    g.stopped = ARENA_NEW(p->arena, size_t, p->n);
    for (size_t i = 0, to; i < all->n; i = to) {
        const struct finding *c = &all->v[i];
        to = i + 1;
        g.diner += i == 0 || !span_eq(c->name, c[-1].name) || !span_eq(c->with, c[-1].with);
        if (c->level == PLAN_STOP)
            g.stopped[c->dish - p->v] = g.diner;
        if (is_elsewhere(c) || is_stopped(&g, c))
            continue;
        while (to < all->n && is_one_dish(&all->v[i], &all->v[to]) &&
               !is_elsewhere(&all->v[to]))
            to++;
        add_to_group(&g, &all->v[i], to - i);
    }
    for (size_t i = 0; i < g.keys.n; i++) {
        struct span reason = g.groups[i].text, dishes = buf_span(&g.texts[i]);
        struct span colon = reason.n && dishes.n ? phrase(p->language, ": ") : SPAN("");
        g.groups[i].text = arena_fmt(p->arena, "%.*s%.*s%.*s", SPAN_ARG(reason),
                                     SPAN_ARG(colon), SPAN_ARG(dishes));
        buf_release(&g.texts[i]);
    }
    if (g.keys.n)
        qsort(g.groups, g.keys.n, sizeof *g.groups, worst_first);
    return (struct plan_groups){g.groups, g.keys.n};
}

void plan_add_uncarded(struct buf *b, const struct plan *p)
{
    size_t from = b->n;
    for (size_t i = 0; i < p->n; i++) {
        const struct plan_dish *d = &p->v[i];
        if (!is_uncarded(d))
            continue;
        if (b->n > from)
            phrase_add(b, p->language, "; ");
        buf_add(b, shown(d));
        if (d->contents.unread_n) {
            struct buf unread = BUF_INIT;
            contents_say_unread(&unread, p->language, &d->contents);
            buf_str(b, " (");
            phrase_add1(b, p->language, "{1} not understood", buf_span(&unread));
            buf_char(b, ')');
            buf_release(&unread);
        }
    }
}
