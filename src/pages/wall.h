#ifndef PAGES_WALL_H
#define PAGES_WALL_H
/*
 * The kitchen's page of an evening: dishes down, tables across. Each dish has its count ("18 of
 * 22"), and each cell who must not have it and what goes instead. For people it is one page
 * (wall_page.h); for programs a row for each dish and for each finding.
 */
#include "pages/wall_tables.h"

/* Prints all of it. */
void wall_emit(const struct wall *w, struct sink *out);

#endif
