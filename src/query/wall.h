#ifndef QUERY_WALL_H
#define QUERY_WALL_H
/*
 * The kitchen's page of an evening: dishes down, tables across. Each dish has its count ("18 of
 * 22"), and below it who must not have it, or must be asked, and what goes instead.
 */
#include "query/brief.h"
#include "query/instead.h"

extern const struct schema wall_schema;

struct wall {
    const struct plan *menu;
    struct plan *choices; /* of query/instead.h; NULL: no dish is looked for instead */
    size_t menu_n;
    struct brief *evening; /* gathered */
    size_t columns;        /* of the page; 0: of any width */
    bool joins;            /* guests of one answer are on one line: for people */
    struct arena *arena;
};

/* Prints all of it. */
void wall_emit(const struct wall *w, struct sink *out);

#endif
