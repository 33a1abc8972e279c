#include "query/brief_short.h"

#include "query/plan_group.h"

/*
 * Returns whether a finding shares a line with others: about dishes that the guest had or left.
 */
static bool is_mild(const struct plan_group *g)
{
    return g->level != PLAN_STOP && g->level != PLAN_ASK;
}

static bool shares_line(const struct plan_group *a, const struct plan_group *b)
{
    return span_eq(a->name, b->name) && span_eq(a->with, b->with) &&
           (a->level == b->level || (is_mild(a) && is_mild(b)));
}

/* Prints the groups from `from` on that share a line. Returns the first of the next line. */
static size_t print_groups(struct brief_page *p, const struct plan_groups *all, size_t from)
{
    const struct plan_group *first = &all->v[from], *g = first;
    struct buf b = BUF_INIT, head = BUF_INIT;
    for (; g < all->v + all->n && shares_line(first, g); g++) {
        bool other = g > first && g->level != g[-1].level;
        brief_add_piece(p, &b, other ? plan_level_name(g->level) : SPAN(""), g->text);
    }
    if (first->with.n) {
        phrase_add1(&head, p->b->language, "for {1}", first->name);
        buf_str(&head, ", ");
    }
    buf_add(&head, buf_span(&b));
    buf_release(&b);
    brief_print_line(p, arena_copy(p->b->arena, plan_level_name(first->level)).p,
                     plan_level_tone(first->level), &head);
    return (size_t)(g - all->v);
}

void brief_print_plan(struct brief_page *p)
{
    if (!brief_has_menu(p))
        return;
    struct plan plan = *p->b->plan;
    plan.day = p->seat->date;
    struct findings all = plan_guest(&plan, &p->seat->who->guest, &p->seat->who->slots, false);
    struct plan_groups groups = plan_group(&plan, &all);
    for (size_t i = 0, to; i < groups.n; i = to)
        to = print_groups(p, &groups, i);
}

void brief_short_menu(struct brief_page *p)
{
    struct buf b = BUF_INIT, dishes = BUF_INIT;
    if (!brief_has_menu(p))
        return;
    plan_add_uncarded(&dishes, p->b->plan);
    if (dishes.n) {
        phrase_add1(&b, p->b->language, "ASK what is in these, for every allergy and diet: {1}",
                    buf_span(&dishes));
        brief_say(p, SPAN("ASK"), L_DAY, TONE_WARN, brief_keep(p, &b), NULL);
    }
    buf_release(&dishes);
}
