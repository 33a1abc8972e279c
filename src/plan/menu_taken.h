#ifndef PLAN_MENU_TAKEN_H
#define PLAN_MENU_TAKEN_H
/*
 * The reading of each line of a menu: a dish, a description of the dish above it, a heading, a
 * notice or a comment.
 */
#include "base/row.h"
#include "food/book.h"
#include "text/menu.h"

extern const struct schema menu_taken_schema;

/* Emits a row for each line that is not blank, in their order. */
void menu_taken_emit(const struct menu *m, const struct book *book, struct arena *a,
                     struct sink *out);

#endif
