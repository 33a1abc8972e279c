#ifndef PAGES_WALL_TABLES_H
#define PAGES_WALL_TABLES_H
/*
 * The tables of an evening, for the kitchen's page: the guests at them, and what
 * is against each dish for each of them.
 */
#include "base/set.h"
#include "pages/brief.h"
#include "plan/instead.h"

/* The fields of wall_schema. */
enum wall_field {
    WALL_DATE,
    WALL_DISH,
    WALL_COVERS,
    WALL_SERVE,
    WALL_TIME,
    WALL_TABLE,
    WALL_PARTY,
    WALL_CELLS,
    WALL_LEVEL,
    WALL_ID,
    WALL_NAME,
    WALL_REASON,
    WALL_INSTEAD,
    WALL_FILE_PATH,
    WALL_LINE,
    WALL_NUMBER,
    WALL_LETTER
};

enum wall_layout {
    L_HEAD,
    L_LINE,
    L_WHO,
    L_OTHERS,
    L_TABLES,
    L_CELLS,
    L_DISH,
    L_DISH_LONG,
    L_OTHER_DISH
};

/* Columns of a dish's number, name and count, and the least of a table. */
enum { WALL_DISH_COLUMNS = 18, WALL_MARGIN = WALL_DISH_COLUMNS + 14, WALL_CELL = 6 };

struct wall {
    const struct plan *menu;
    struct plan *choices; /* of plan/instead.h; NULL: no dish is looked for instead */
    size_t menu_n;
    struct brief *evening; /* gathered */
    size_t columns;        /* of the page; 0: of any width */
    bool people;           /* the page for people */
    struct arena *arena;
};

/*
 * A finding, without what the wall does not show: 40 bytes. Its texts are numbers in
 * wall_tables.texts.
 */
struct wall_finding {
    const struct fact *fact; /* what it rests on in the guest's file; or NULL */
    uint32_t dish;           /* of the menu; the menu's n: it is about no dish */
    uint32_t whose;          /* 0 the guest's, else its companion's, numbered from 1 */
    uint32_t next, next_of;  /* of its dish, of its person; WALL_NONE: no more */
    uint32_t text;           /* the word or the question; for programs the reason */
    uint32_t instead;
    uint8_t level; /* enum plan_level */
    bool stops;    /* it is the first that stops its dish for a companion */
};

/* One guest at a table, and what is against the menu's dishes for them. */
struct wall_place {
    const struct brief_seat *seat;
    struct wall_finding *against;
    size_t against_n;
    uint32_t *first;       /* of them, by dish, and last those about no dish; or WALL_NONE */
    uint32_t *first_of;    /* of them, by whose; or WALL_NONE */
    struct set companions; /* by name, who have a finding */
    size_t person; /* of wall_people: the guest's number; companions follow at `others` */
    size_t others;
    const bool *gets; /* by dish */
};

#define WALL_NONE UINT32_MAX

/* A table: seats v[from..from+n). */
struct wall_table {
    size_t from, n;
    int covers;
    bool known; /* the bookings say how many covers */
    struct span name;
};

struct wall_tables {
    const struct wall *w;
    struct sink *out;
    struct wall_place *places;
    struct wall_table *tables;
    size_t tables_n;
    struct set texts; /* of findings */
};

extern const struct schema wall_schema;

/* Returns a row of the wall's schema. */
struct row wall_row(const struct wall_tables *p, enum wall_layout layout, enum tone tone);

/* Gathers the evening of p->w to tables. */
void wall_read(struct wall_tables *p);

/*
 * Returns how many people at the table do not get the dish: its guests and their companions.
 * Sets *asks if someone must be asked.
 */
int wall_left_out(const struct wall_tables *p, const struct wall_table *t, size_t dish,
                  bool *asks);

/* Returns how many covers get the dish; sets *of to the number it is planned for. */
int wall_servings(const struct wall_tables *p, size_t dish, int *of);

#endif
