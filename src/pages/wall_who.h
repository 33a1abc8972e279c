#ifndef PAGES_WALL_WHO_H
#define PAGES_WALL_WHO_H
/*
 * The people of the kitchen's page: guests at the tables and their companions, each with a
 * letter, which is that of the sheet for guests. Letters differ among tables of one hour.
 */
#include "pages/wall_tables.h"

struct wall_person {
    size_t table, place;
    struct span name;
    struct span letter; /* the whole name where no letter is left */
    size_t whose;       /* of the place: see wall_place */
    bool companion;
    bool listed;        /* the grid says something of them */
    unsigned is;        /* of the dish that wall_judge was called for */
    struct span asks;   /* the word of it that must be asked about, or empty */
};

struct wall_people {
    struct wall_person *v; /* by table */
    size_t n, cap;
    size_t *first;         /* by table: its first person; last, n */
};

/*
 * Bits for a dish and a person. If WALL_STOP is set, no other bit is. WALL_ALONE: the menu has
 * the dish for that guest only.
 */
enum { WALL_STOP = 1, WALL_ASK = 2, WALL_AVOID = 4, WALL_AGAIN = 8, WALL_ALONE = 16 };

void wall_read_people(const struct wall_tables *p, struct wall_people *all);

/* Returns the person of the finding at that place. */
const struct wall_person *wall_person_of(const struct wall_tables *p,
                                         const struct wall_people *all, size_t place,
                                         const struct wall_finding *f);

/* Sets `is` and `asks` of a dish for all people of a table. */
void wall_judge(const struct wall_tables *p, const struct wall_people *all, size_t table,
                size_t dish);

/*
 * Selects the people of a table that match `is`, after wall_judge. Returns how many; v has room
 * for all of the table.
 */
size_t wall_select(const struct wall_people *all, size_t table, unsigned is,
                   const struct wall_person **v);

/* Prints a line for each person whom the page mentions. */
void wall_emit_people(const struct wall_tables *p, const struct wall_people *all);

#endif
