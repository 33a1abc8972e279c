#ifndef CLI_PLAN_INPUT_H
#define CLI_PLAN_INPUT_H
/* Loads the inputs of a plan: dishes.txt, allergens.txt and the menu. */
#include "cli/app.h"
#include "plan/plan.h"

/*
 * Begins a plan for that day with the dish book, the words of allergens.txt and `again:` of
 * journal.conf, and no dishes yet. A line of allergens.txt that is not understood is a warning.
 */
void app_plan(struct app *app, date_t day, struct plan *p);

/*
 * Makes the dishes to choose from, for plan/instead.h: those of the menu in `p`, then the dish
 * book's. Returns how many are the menu's.
 */
size_t app_choices(const struct plan *p, struct plan *choices);

/* Begins such a plan and reads the whole dish book at once (app_book). */
void app_plan_whole(struct app *app, date_t day, struct plan *p);

/* Returns the built-in words and those of allergens.txt, read once. */
const struct lexicon *app_lexicon(struct app *app);

/*
 * Adds what allergen codes mean (food/codes.h) to what journal.conf says of them. Returns false
 * if the legend is not understood.
 */
bool app_codes(struct app *app, struct span legend);

/* Says on stderr how many dishes there are and how many have no card. */
void app_plan_sum(const struct plan *p);

#endif
