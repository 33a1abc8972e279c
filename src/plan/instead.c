#include "plan/instead.h"

#include "base/set.h"

#include <stdlib.h>

void instead_begin(struct instead *x, struct plan *choices, size_t menu_n)
{
    *x = (struct instead){.choices = choices, .menu_n = menu_n};
    fresh_init(&x->fresh, choices);
}

void instead_add(struct instead *x, const struct guest *g, const struct slots *s,
                 struct span path)
{
    fresh_add(&x->fresh, g, s, path);
}

struct span instead_course(const struct plan_dish *d)
{
    struct span rest, piece, word;
    if (!d->card)
        return (struct span){NULL, 0};
    rest = d->card->first->remark;
    while (remark_next(&rest, &piece))
        if (span_word(&piece, &word) && span_is_nocase(word, "course"))
            return span_trim(piece);
    return (struct span){NULL, 0};
}

static int best_first(const void *a, const void *b)
{
    const struct fresh_dish *x = *(const struct fresh_dish *const *)a,
                            *y = *(const struct fresh_dish *const *)b;
    if (!x->ask != !y->ask)
        return x->ask ? 1 : -1;
    if (x->on_menu != y->on_menu)
        return x->on_menu ? -1 : 1;
    if (fresh_score(x) != fresh_score(y))
        return fresh_score(x) > fresh_score(y) ? -1 : 1;
    return (x > y) - (x < y);
}

/* Dishes of the book differ in their keys; those of the menu need not. */
void instead_rank(struct instead *x)
{
    struct arena *a = x->choices->arena, scratch = ARENA_INIT;
    struct set menu = SET_INIT(&scratch);
    fresh_ready(&x->fresh);
    x->best = ARENA_NEW(a, const struct fresh_dish *, x->choices->n);
    for (size_t i = 0; i < x->choices->n; i++) {
        struct fresh_dish *d = &x->fresh.v[i];
        d->on_menu = i < x->menu_n;
        if (d->on_menu ? !set_add(&menu, d->dish->key, NULL)
                       : set_find(&menu, d->dish->key) != SET_NONE)
            continue;
        if (!d->out)
            x->best[x->best_n++] = d;
    }
    arena_release(&scratch);
    if (x->best_n)
        qsort(x->best, x->best_n, sizeof(struct fresh_dish *), best_first);
}

const struct fresh_dish *instead_next(const struct instead *x, struct span course, size_t from,
                                      size_t *at)
{
    for (size_t i = from; i < x->best_n; i++) {
        const struct fresh_dish *d = x->best[i];
        if (d->ask || (course.n && !span_eq_nocase(instead_course(d->dish), course)))
            continue;
        if (at)
            *at = i;
        return d;
    }
    return NULL;
}

bool instead_is_for(const struct finding *c)
{
    return c->dish &&
           (c->level == PLAN_STOP || c->level == PLAN_AGAIN || c->level == PLAN_AVOID);
}

void instead_fill(const struct plan *choices, size_t menu_n, const struct guest *g,
                  const struct slots *s, struct span path, struct findings *all)
{
    struct arena scratch = ARENA_INIT;
    struct plan plan = *choices;
    struct instead x;
    bool any = false;
    for (size_t i = 0; i < all->n && !any; i++)
        any = instead_is_for(&all->v[i]);
    if (!any)
        return;
    plan.arena = &scratch;
    instead_begin(&x, &plan, menu_n);
    instead_add(&x, g, s, path);
    instead_rank(&x);
    instead_set(&x, all);
    arena_release(&scratch);
}

void instead_set(const struct instead *x, struct findings *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (instead_is_for(&all->v[i]))
            all->v[i].instead = instead_of(x, all->v[i].dish);
}

struct span instead_of(const struct instead *x, const struct plan_dish *d)
{
    const struct fresh_dish *best = instead_next(x, instead_course(d), 0, NULL);
    return best ? best->dish->name : (struct span){NULL, 0};
}
