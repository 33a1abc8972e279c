#include "plan/plan.h"

#include "plan/plan_parts.h"

#include <stdlib.h>

struct span plan_keep_text(const struct plan_job *j, struct buf *b)
{
    return buf_move(b, j->p->arena);
}

struct span plan_phrase(const struct plan_job *j, const char *english, struct span one)
{
    struct buf b = BUF_INIT;
    phrase_add1(&b, j->p->language, english, one);
    return plan_keep_text(j, &b);
}

struct finding *plan_add_finding(const struct plan_job *j, const struct diner *who,
                                 enum plan_level level, const struct plan_dish *dish)
{
    struct findings *out = j->out;
    out->v = arena_grow(j->p->arena, out->v, out->n, &out->cap, sizeof *out->v);
    struct finding *c = &out->v[out->n];
    *c = (struct finding){.level = level,
                          .dish = dish,
                          .name = who->name,
                          .with = who->with,
                          .last = DATE_NONE,
                          .order = out->n};
    out->n++;
    return c;
}

static int worst_first(const void *x, const void *y)
{
    const struct finding *a = x, *b = y;
    if (a->level != b->level)
        return a->level > b->level ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void sort_findings(const struct findings *c, size_t from)
{
    if (c->n > from)
        qsort(c->v + from, c->n - from, sizeof *c->v, worst_first);
}

/* Passes on what was found, if it is not collected. */
static void hand_over(const struct plan_job *j)
{
    for (size_t i = 0; j->taker && i < j->out->n; i++)
        j->taker->take(j->taker, &j->out->v[i]);
    j->out->n = j->taker ? 0 : j->out->n;
}

static void judge_guest(const struct plan_job *j)
{
    struct diner who = {.name = {NULL, 0}};
    size_t from = j->out->n;
    plan_read_guest(j, &who);
    plan_ask_suspicious(j, &who);
    plan_ask_lost(j, &who);
    plan_ask_remarks(j, &who);
    plan_ask_terms(j, &who);
    hand_over(j);
    for (size_t i = 0; i < j->p->n; i++) {
        const struct plan_dish *dish = &j->p->v[i];
        size_t before = j->out->n;
        if (!plan_is_served(j, dish))
            continue;
        plan_judge_terms(j, &who, dish);
        plan_judge_past(j, &who, dish);
        if (j->out->n == before && j->fresh)
            plan_add_finding(j, &who, PLAN_FRESH, dish);
        hand_over(j);
    }
    sort_findings(j->out, from);
}

/* Judges the dishes that all get: a companion has none of their own. */
static void judge_shared(const struct plan_job *j, const struct diner *who, size_t from)
{
    plan_ask_terms(j, who);
    for (size_t i = 0; i < j->p->n; i++) {
        hand_over(j);
        if (!j->p->v[i].without && !j->p->v[i].only.n)
            plan_judge_terms(j, who, &j->p->v[i]);
    }
    hand_over(j);
    sort_findings(j->out, from);
}

static void judge_companion(const struct plan_job *j, const struct fact *f)
{
    struct diner who = {.name = {NULL, 0}};
    size_t from = j->out->n;
    if (!plan_read_companion(j, f, &who))
        plan_ask(j, &who, f, "a companion; this is not understood");
    judge_shared(j, &who, from);
}

/* Judges the companions of v as one person who avoids what any of them avoids. */
static void judge_crowd(const struct plan_job *j, const struct fact *const *v, size_t n)
{
    struct diner all = {.with = guest_name(j->guest)};
    size_t from = j->out->n;
    all.name = plan_phrase(j, "{1} more companions", arena_fmt(j->p->arena, "%zu", n));
    for (size_t i = 0; i < n; i++) {
        struct diner who = {.name = {NULL, 0}};
        if (!plan_read_companion(j, v[i], &who))
            plan_ask(j, &who, v[i], "a companion; this is not understood");
        for (size_t k = 0; k < who.n; k++)
            plan_push_term(j, &all, who.v[k]);
    }
    plan_find_strict(j, &all);
    judge_shared(j, &all, from);
}

/* Returns the guest's lines about companions of the day. */
static const struct fact **companions_of(const struct plan_job *j, const struct slots *s,
                                         size_t *n)
{
    const struct fact **v = ARENA_NEW(j->p->arena, const struct fact *, j->guest->n);
    *n = 0;
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 0; s->v[i].date == j->p->day && k < s->v[i].n; k++)
            if (s->v[i].facts[k]->key == KEY_COMPANION && *n < j->guest->n)
                v[(*n)++] = s->v[i].facts[k];
    return v;
}

/* Each companion is compared with each dish, unless these would be more pairs: then each of the
 * first companions is, and the others are judged together. */
enum { PAIRS = 1 << 15 };

static void judge_companions(const struct plan_job *j, const struct slots *s)
{
    size_t n, alone = PAIRS / (j->p->n ? j->p->n : 1);
    const struct fact **v = companions_of(j, s, &n);
    if (n <= alone + 1)
        alone = n;
    for (size_t i = 0; i < alone; i++)
        judge_companion(j, v[i]);
    if (n > alone)
        judge_crowd(j, v + alone, n - alone);
}

static void judge_all(struct plan_job *j, const struct slots *s)
{
    plan_read_past(j, s);
    plan_find_without(j);
    judge_guest(j);
    judge_companions(j, s);
    arena_release(&j->past);
}

struct findings plan_guest(const struct plan *p, const struct guest *g, const struct slots *s,
                           bool fresh)
{
    struct findings out = {0};
    judge_all(&(struct plan_job){.p = p, .guest = g, .fresh = fresh, .out = &out}, s);
    return out;
}

void plan_each(const struct plan *p, const struct guest *g, const struct slots *s,
               struct plan_taker *t)
{
    struct findings out = {0};
    judge_all(&(struct plan_job){.p = p, .guest = g, .out = &out, .taker = t}, s);
}
