#ifndef PAGES_WALL_PAGE_H
#define PAGES_WALL_PAGE_H
/*
 * The kitchen's page for people. Above, who must not have what, each with a letter; then a grid
 * with a line a dish: its number, its name, its count, and for each table the letters.
 */
#include "pages/wall_tables.h"

void wall_page_emit(const struct wall_tables *p);

#endif
