#include "plan/plan.h"

#include <stdlib.h>

/* Puts the ASK lines of one reason side by side; `order` is their place in the answer. */
struct joining {
    const struct finding *c;
    struct span reason;
    size_t order;
};

static struct span joint_reason(const struct finding *c)
{
    return c->joint.n ? c->joint : c->reason;
}

static int cmp_joinings(const void *a, const void *b)
{
    const struct joining *x = a, *y = b;
    int c = span_cmp(x->c->with, y->c->with);
    c = c ? c : span_cmp(x->c->name, y->c->name);
    c = c ? c : span_cmp(x->reason, y->reason);
    return c ? c : (x->order > y->order) - (x->order < y->order);
}

static bool is_same(const struct joining *x, const struct joining *y)
{
    return span_eq(x->c->with, y->c->with) && span_eq(x->c->name, y->c->name) &&
           span_eq(x->reason, y->reason);
}

/* Writes the dishes of v[0..n-1] into the first of them, and marks the others as joined. */
static void join_findings(struct finding *out, bool *joined, const struct joining *v, size_t n,
                          enum language l, struct arena *a)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        struct span name = v[i].c->dish->name, note = v[i].c->note;
        phrase_join(&b, l, "; ");
        buf_add(&b, name);
        if (note.n)
            buf_fmt(&b, " (%.*s)", SPAN_ARG(note));
        joined[v[i].order] = i > 0;
    }
    struct finding *first = &out[v[0].order];
    first->dishes = arena_copy(a, buf_span(&b));
    first->reason = v[0].reason;
    buf_release(&b);
}

struct findings plan_join(const struct findings *all, enum language l, struct arena *a)
{
    struct findings out = {.v = ARENA_NEW(a, struct finding, all->n)};
    struct joining *v = ARENA_NEW(a, struct joining, all->n);
    bool *joined = ARENA_NEW(a, bool, all->n);
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        out.v[i] = all->v[i];
        if (all->v[i].level == PLAN_ASK && all->v[i].dish)
            v[n++] = (struct joining){&all->v[i], joint_reason(&all->v[i]), i};
    }
    if (n)
        qsort(v, n, sizeof *v, cmp_joinings);
    for (size_t i = 0, to; i < n; i = to) {
        for (to = i + 1; to < n && is_same(&v[i], &v[to]); to++)
            ;
        if (to > i + 1)
            join_findings(out.v, joined, v + i, to - i, l, a);
    }
    for (size_t i = 0; i < all->n; i++)
        if (!joined[i])
            out.v[out.n++] = out.v[i];
    return out;
}
