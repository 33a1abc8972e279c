#include "pages/brief_short.h"

#include "plan/plan_group.h"

enum { INSTEAD_BEST = 3 /* dishes of a course */ };

static struct instead find_instead(struct brief_page *p)
{
    struct instead x = {0};
    const struct brief_guest *who = p->seat->who;
    if (!p->b->choices)
        return x;
    struct plan *choices = ARENA_NEW(&p->judged, struct plan, 1);
    *choices = *p->b->choices;
    choices->day = p->seat->date;
    choices->arena = &p->judged;
    instead_begin(&x, choices, p->b->menu_n);
    instead_add(&x, &who->guest, &who->slots, who->path);
    instead_rank(&x);
    instead_set(&x, &p->found.all);
    return x;
}

const struct brief_compared *brief_compare(struct brief_page *p)
{
    const struct brief_guest *who = p->seat->who;
    if (!brief_has_menu(p))
        return NULL;
    if (p->compared == who && p->compared_day == p->seat->date)
        return &p->found;
    struct plan plan = *p->b->plan;
    arena_reset(&p->judged);
    plan.day = p->seat->date;
    plan.arena = &p->judged;
    p->compared = who;
    p->compared_day = plan.day;
    p->found.all = plan_guest(&plan, &who->guest, &who->slots, false);
    p->found.instead = find_instead(p);
    p->seat->who->against = p->found.all.n;
    return &p->found;
}

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
        phrase_add(&head, p->b->language, ", ");
    }
    buf_add(&head, buf_span(&b));
    buf_release(&b);
    brief_print_line(p, arena_copy(&p->texts, plan_level_name(first->level)).p,
                     plan_level_tone(first->level), &head);
    return (size_t)(g - all->v);
}

/* Appends the best dishes of a course, an empty one for any. */
static void add_best(struct brief_page *p, struct buf *b, const struct instead *x,
                     struct span course)
{
    struct buf names = BUF_INIT;
    const struct fresh_dish *best;
    size_t n = 0, at = 0;
    while (n < INSTEAD_BEST && (best = instead_next(x, course, at, &at)) != NULL) {
        const struct plan_dish *d = best->dish;
        phrase_join(&names, p->b->language, "; ");
        n++;
        buf_add(&names, d->shown.n ? d->shown : d->name);
        at++;
    }
    if (n)
        brief_add_piece(p, b, course, buf_span(&names));
    buf_release(&names);
}

/* Prints the best dishes in place of those that the guest should not get, by course. */
static void print_instead(struct brief_page *p, const struct instead *x,
                          const struct findings *all)
{
    struct set courses = SET_INIT(&p->texts);
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < all->n; i++) {
        struct span course;
        if (!instead_is_for(&all->v[i]))
            continue;
        course = instead_course(all->v[i].dish);
        if (set_add(&courses, course, NULL))
            add_best(p, &b, x, course);
    }
    if (b.n)
        brief_print_line(p, "instead", TONE_PLAIN, &b);
    buf_release(&b);
}

void brief_print_plan(struct brief_page *p)
{
    const struct brief_compared *c = brief_compare(p);
    if (!c)
        return;
    struct plan plan = *p->b->plan;
    plan.day = p->seat->date;
    plan.arena = &p->texts;
    struct plan_groups groups = plan_group(&plan, &c->all);
    for (size_t i = 0, to; i < groups.n; i = to)
        to = print_groups(p, &groups, i);
    if (p->b->choices)
        print_instead(p, &c->instead, &c->all);
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
