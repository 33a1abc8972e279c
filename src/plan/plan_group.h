#ifndef PLAN_PLAN_GROUP_H
#define PLAN_PLAN_GROUP_H
/*
 * The findings of one guest in a line for each reason: "vegetarian: shrimp toast; black cod".
 * Each finding is in exactly one group.
 */
#include "plan/plan.h"

struct plan_group {
    enum plan_level level;
    struct span name, with; /* as struct finding has them */
    struct span text;       /* the reason and its dishes */
    size_t order;
};

struct plan_groups {
    struct plan_group *v;
    size_t n;
};

/*
 * Sets plan_dish.shown: the name up to its first comma, unless another dish of the menu has the
 * same words there.
 */
void plan_shorten(struct plan *p);

/*
 * Groups findings, worst first. Those about a dish without a card that plan_add_uncarded prints
 * are left out, and so are those about lines of the file. The arena owns the result.
 */
struct plan_groups plan_group(const struct plan *p, const struct findings *all);

/* Appends the dishes of the menu whose card is missing or not understood, for all guests. */
void plan_add_uncarded(struct buf *b, const struct plan *p);

#endif
