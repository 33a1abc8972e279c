#ifndef PAGES_SHEET_H
#define PAGES_SHEET_H
/*
 * The page of journal-sheet(1): for each table its guests and what they must not eat, then a
 * line a dish of the menu with a cell a guest. text/sheet.h reads it back. A cell shows what is
 * on record for that sitting; else '.', or '?' for a dish that plan stops.
 */
#include "pages/sheet_block.h"

/* Appends the title. */
void sheet_add_title(struct buf *b, date_t date);

/*
 * Appends a table: n seats of a brief, from brief_tables. In a form a form feed comes before a
 * table that would begin on one sheet of paper and end on the next.
 */
void sheet_add_table(struct buf *b, struct sheet_page *p, const struct brief_seat *v, size_t n);

#endif
