#ifndef QUERY_SHEET_H
#define QUERY_SHEET_H
/*
 * The page of journal-sheet(1): for each table its guests and what they must not eat, then a
 * line a dish of the menu with a cell a guest. text/sheet.h reads it back. A cell shows what is
 * on record for that sitting; else '.', or '?' for a dish that plan stops.
 */
#include "query/brief.h"
#include "query/plan.h"

struct sheet_page {
    bool blank;              /* boxes to fill in by hand instead of '.' */
    const struct plan *plan; /* the menu, on the day of the sheet */
    const struct keys *keys;
    enum language language; /* of the comments; what is read back is in no language */
    struct arena *arena;
    size_t lines; /* of the sheet of paper, for a form */
};

/* Appends the title. */
void sheet_add_title(struct buf *b, date_t date);

/*
 * Appends a table: n seats of a brief, from brief_tables. In a form a form feed comes before a
 * table that would begin on one sheet of paper and end on the next.
 */
void sheet_add_table(struct buf *b, struct sheet_page *p, const struct brief_seat *v,
                     size_t n);

/*
 * Returns what makes two items of a sitting one: the key and the words of the dish. The arena
 * owns it.
 */
struct span sheet_item_key(const struct fact *f, struct arena *a);

#endif
