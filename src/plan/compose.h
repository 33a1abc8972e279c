#ifndef PLAN_COMPOSE_H
#define PLAN_COMPOSE_H
/* A whole menu for a party: for each course the best dish, why, and the next best. */
#include "plan/instead.h"

extern const struct schema compose_schema;

/*
 * Prints a row for each course; with courses_n = 0 for each of the `most` best dishes. A dish
 * is printed once. Returns how many courses have no dish.
 */
size_t compose_emit(const struct instead *x, const struct span *courses, size_t courses_n,
                    size_t most, struct sink *out);

/* Returns the courses that cards name, in the order of the dishes. The plan's arena owns them.
 */
struct span *compose_courses(const struct instead *x, size_t *n);

#endif
