#ifndef TEXT_SHEET_H
#define TEXT_SHEET_H
/*
 * The sheet of an evening: for each table its guests, a letter each, then a line a dish with a
 * cell a guest, and lines of facts. See journal-sheet(1). This file knows no journal: whether a
 * guest exists and what a fact says is asked elsewhere.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"

struct sheet_guest {
    char letter;
    struct span id;   /* as written, without the @ */
    struct span line; /* of the sheet, and its number */
    uint32_t lineno;
};

/* Cells: '.' served, + - ~ * served with that mark, 'x' not served, '?' not decided. */
struct sheet_row {
    const char *cells;   /* by column */
    const uint32_t *who; /* by column: the place of its guest */
    size_t n;            /* columns */
    struct span text;    /* the name of the dish, or an item as a file has it */
    struct span line;
    uint32_t lineno;
};

struct sheet_fact {
    struct span letters, text;
    struct span line;
    uint32_t lineno;
};

struct sheet_table {
    daytime_t time;    /* TIME_NONE: the sheet says no hour */
    struct span table; /* empty: it says no table */
    struct span line;
    uint32_t lineno;
    struct sheet_guest *guests;
    size_t guests_n, guests_cap;
    struct sheet_row *rows;
    size_t rows_n, rows_cap;
    struct sheet_fact *facts;
    size_t facts_n, facts_cap;
    uint32_t *columns; /* of the rows that follow: places of guests */
    size_t columns_n;
};

struct sheet {
    date_t date;
    struct sheet_table *tables;
    size_t n, cap;
    size_t cells;
};

enum {
    SHEET_GUESTS = 50,   /* at one table: there are so many letters */
    SHEET_CELLS = 12000, /* on a sheet: 300 guests who have 40 dishes each */
    SHEET_WRONG = 20     /* lines; then the rest is not read */
};

/*
 * Parses all lines; the bytes and the arena must outlive the sheet. What is wrong is added to
 * `wrong`, each line once, with a remedy; then the sheet is not to be recorded.
 */
void sheet_parse(struct sheet *s, struct span src, struct diags *wrong, struct arena *a);

/* Returns the place of the guest with that letter; SPAN_NONE if there is none. */
size_t sheet_letter(const struct sheet_table *t, char letter);

/*
 * Returns a letter for a guest: the first of the id's that no other has, else the first of all.
 * `taken` holds those of the table; 0 if none is left.
 */
char sheet_new_letter(struct span id, struct span taken);

/*
 * Appends the text of a row so that sheet_parse gives it back: " #" begins a comment, so that
 * it is written " \#".
 */
void sheet_escape(struct buf *b, struct span text);

#endif
