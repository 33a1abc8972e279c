#ifndef PAGES_SHEET_BLOCK_H
#define PAGES_SHEET_BLOCK_H
/*
 * One block of a sheet before it is text: its guests, a row a dish, and the cells. A cell shows
 * what is on record, else what the menu and the plan say.
 */
#include "base/set.h"
#include "pages/brief.h"
#include "plan/plan.h"

/*
 * A finding about a dish, without the fields that no sheet shows: 16 bytes. Its texts are
 * numbers in sheet_page.texts. The term is without its note, or the key.
 */
struct sheet_finding {
    uint32_t dish : 28; /* of the plan */
    uint32_t level : 3; /* enum plan_level */
    uint32_t other : 1; /* it is about a companion, whose name is `name` */
    uint32_t name, term, instead;
};

struct sheet_findings {
    struct sheet_finding *v;
    size_t n;
};

struct sheet_page {
    bool blank;              /* boxes to fill in by hand instead of '.' */
    struct brief *evening;   /* its tables */
    const struct plan *plan; /* the menu, on the day of the sheet */
    struct plan *choices;    /* of plan/instead.h; NULL: no dish is looked for instead */
    size_t menu_n;           /* how many of them are the menu's */
    const struct keys *keys;
    enum language language; /* of the comments; what is read back is in no language */
    struct arena *arena;
    size_t lines;                   /* of the sheet of paper, for a form */
    struct set guests;              /* of the blocks before, by id */
    struct set texts;               /* of findings */
    struct sheet_findings *against; /* by guest: what is against the menu's dishes */
    size_t against_cap;
};

/* One line of dishes: those of the menu with the same words. */
struct page_row {
    struct span text; /* as the page has it */
    struct span book_key;
    char *cells; /* by guest */
};

#define ROW_END UINT32_MAX

/* A guest's findings about the dishes of one row, in their order. */
struct row_findings {
    uint32_t *first, *next; /* by row, by finding; ROW_END: no more */
};

struct sheet_block {
    struct sheet_page *p;
    const struct brief_seat *v;
    size_t n;
    char *letters;
    struct sheet_findings *against; /* by guest */
    struct row_findings *of_row;    /* by guest, and in it by row */
    struct set keys;                /* of rows */
    struct page_row *rows;          /* by number in keys */
    size_t rows_cap;
    size_t *row_of; /* by dish of the plan; SET_NONE: none of these guests gets it */
    size_t width;   /* of the names of dishes */
    struct arena *arena;
};

/* Fills the rest of a block of which p, v, n and arena are set. Its arena owns it. */
void sheet_read_block(struct sheet_block *k);

/* Returns whether a fact is an item that is not on the menu. */
bool sheet_is_other(const struct sheet_block *k, const struct fact *f);

/* Returns whether the guest has such an item, of the key of dishes, on record. */
bool sheet_has_others(const struct sheet_block *k, size_t guest);

/*
 * Returns what makes two items of a sitting one: the key and the words of the dish. The arena
 * owns it.
 */
struct span sheet_item_key(const struct fact *f, struct arena *a);

#endif
