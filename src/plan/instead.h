#ifndef PLAN_INSTEAD_H
#define PLAN_INSTEAD_H
/*
 * Dishes to serve instead: none of the party had them and there is no finding against them.
 * Those of tonight's menu come first, then those of the dish book, in the order of
 * plan/fresh.h. A card may name its course: "dish: halibut, morels [fish, milk]; course fish".
 */
#include "plan/fresh.h"

struct instead {
    struct plan *choices; /* the menu's dishes, then the book's; `ever` is set */
    size_t menu_n;        /* how many are the menu's */
    struct fresh fresh;
    const struct fresh_dish **best; /* what may be served, best first, each dish once */
    size_t best_n;
};

/*
 * Begins with the dishes in `choices`, of which the first menu_n are the menu's. The plan must
 * outlive it.
 */
void instead_begin(struct instead *x, struct plan *choices, size_t menu_n);

/* Adds a guest of the party; `path` is the guest's file as messages name it. */
void instead_add(struct instead *x, const struct guest *g, const struct slots *s,
                 struct span path);

/* Ranks the dishes, once, after the last guest. */
void instead_rank(struct instead *x);

/* Returns the course that the dish's card names, or an empty span. */
struct span instead_course(const struct plan_dish *d);

/*
 * Returns the best dish from number `from` on that has the course (empty: any) and nothing to
 * ask about; NULL if there is none. *at is its number, and may be NULL.
 */
const struct fresh_dish *instead_next(const struct instead *x, struct span course, size_t from,
                                      size_t *at);

/* Sets `instead` of each finding of the party that is STOP, AGAIN or AVOID. */
void instead_set(const struct instead *x, struct findings *all);

/* Does all of the above for one guest, and keeps nothing but the names of dishes. */
void instead_fill(const struct plan *choices, size_t menu_n, const struct guest *g,
                  const struct slots *s, struct span path, struct findings *all);

/* Returns whether a dish is looked for in place of the finding's. */
bool instead_is_for(const struct finding *c);

/* Returns the name of the best dish in place of `d`, or an empty span. */
struct span instead_of(const struct instead *x, const struct plan_dish *d);

#endif
