#ifndef PAGES_BRIEF_ROWS_H
#define PAGES_BRIEF_ROWS_H
/*
 * The rows of the brief, and what both of its pages ask of a guest: brief_page.c prints the
 * long page and the rows of TSV and JSON, brief_short.c the page of a few lines a guest.
 */
#include "base/set.h"
#include "pages/brief.h"
#include "plan/instead.h"

enum {
    DATE,
    TIME,
    PARTY,
    TABLE,
    COVERS,
    ID,
    NAME,
    KANA,
    KIND,
    TEXT,
    NOTE,
    SAID,
    AGAIN,
    VISIT,
    DAYS,
    AGE,
    FILE_PATH,
    LINE,
    INSTEAD
};

/* Each layout twice: for a page, and LAYOUTS further on for a slip of paper. */
enum brief_layout {
    L_DAY,
    L_DAY_NEXT,
    L_TABLE,
    L_TABLE_ONE,
    L_TABLE_NONE,
    L_SOLO,
    L_GUEST,
    L_PLAIN,
    L_ALLERGY,
    L_INTOLERANCE,
    L_DIET,
    L_COMPANION,
    L_ASK,
    L_ASK_LINE,
    L_LAST,
    L_PLAN,
    L_PLAN_OTHER,
    L_UNNAMED,
    L_UNASKED,
    L_UNASKED_FIRST,
    L_SHORT_TABLE,
    L_SHORT_GUEST,
    L_SHORT_FACT,
    LAYOUTS
};

enum { BRIEF_SOON = 14 /* days */, BRIEF_CHILD = 18 /* years */ };

/* A guest against the menu, and the dishes to serve instead if they are asked for. */
struct brief_compared {
    struct findings all;
    struct instead instead;
};

struct brief_page {
    struct brief *b;
    struct sink *out;
    const struct brief_seat *seat;  /* the guest of the rows; NULL: none */
    const struct brief_seat *whole; /* of brief_as_at, for p->seat */
    struct row table;               /* fields that all rows of a table have */
    size_t named;                   /* seats at it */
    const struct slot *last;        /* the last visit of p->seat, on the short page */
    struct span known;              /* the text that was compared last, and its words */
    struct set known_words;
    struct arena texts;                 /* of the rows of p->seat: see brief_take_seat */
    const struct brief_guest *compared; /* the guest who was compared with the menu last, */
    date_t compared_day;                /* and the day */
    struct brief_compared found;
    struct arena judged; /* owns `found` */
};

/* Begins a guest. It frees the texts of the one before: an evening may have 5,000 guests. */
void brief_take_seat(struct brief_page *p, const struct brief_seat *seat);

/*
 * Compares the guest of p->seat with the menu on the day of the seat, unless that was the last
 * comparison. Returns NULL if there is no menu for that day. The result is valid until the next
 * call.
 */
const struct brief_compared *brief_compare(struct brief_page *p);

/* Returns the text in the arena, and releases the buffer. */
struct span brief_keep(struct brief_page *p, struct buf *b);

/* Returns a row about p->seat, if there is one. */
struct row brief_row(struct brief_page *p, struct span kind, enum brief_layout layout,
                     enum tone tone);

/* Sets the file and line of a row. */
void brief_from_line(struct brief_page *p, struct row *r, const struct fact *f);

/* Prints a row with that text; `f` is the line that it is from, or NULL. */
void brief_say(struct brief_page *p, struct span kind, enum brief_layout layout, enum tone tone,
               struct span text, const struct fact *f);

/*
 * Returns whether the fact must be asked again: it has no date, it is over a year old, or it is
 * older than `expires:` of journal.conf allows.
 */
bool brief_asks_again(const struct brief *b, const struct fact *f, date_t day);

/* Appends "3 years ago". */
void brief_add_ago(struct buf *b, enum language l, date_t then, date_t now);

/* Returns the last sitting before that day; NULL if there is none. */
const struct slot *brief_last_visit(const struct slots *s, date_t before);

/* Appends the items of a sitting that have that mark: "+ turbot; + leek". */
void brief_add_marked(struct buf *b, enum language l, const struct slot *s, char mark);

/* Appends "in 3 days, 2026-11-26, turns 40"; returns false if the day of the key is not near.
 */
bool brief_add_yearly(struct brief_page *p, int key, struct buf *b);

/* Appends when an open item is due, if it is; returns true if it is late. */
bool brief_add_due(struct buf *b, enum language l, const struct fact *f, date_t day);

/* Returns the age of a child; BRIEF_CHILD for an adult. */
int brief_age(const struct brief_page *p);

/* Appends which visit it is: "8th visit". */
void brief_add_visit(struct buf *b, enum language l, size_t n);

/* Appends a phrase in which {1} is a day: "since 2026-11-23". */
void brief_add_dated(struct buf *b, enum language l, const char *english, date_t day);

/* Returns the text of a booking without the guests that it names. */
struct span brief_plain(struct brief_page *p, struct span body);

/* Returns whether a booking's text has words that `known` does not have. */
bool brief_adds_words(struct brief_page *p, struct span body, struct span known);

/*
 * Appends that p->seat has another booking of the day, with the command that removes it;
 * returns false if there is none.
 */
bool brief_add_twice(const struct brief_page *p, struct buf *b);

/*
 * Appends that the bookings of a table have fewer covers than guests, with the command that
 * corrects them; returns false if they do not.
 */
bool brief_add_too_few(const struct brief_page *p, const struct brief_seat *v, size_t n,
                       struct buf *b);

/* Returns "Ann, Bo and Cy", of a table. */
struct span brief_names(struct brief_page *p, const struct brief_seat *v, size_t n);

/* Returns whether there is a menu for the day of p->seat. */
bool brief_has_menu(const struct brief_page *p);

/* Begins a table: p->table and p->named. */
void brief_begin_table(struct brief_page *p, const struct brief_seat *v, size_t n, int number);

/* Returns the booking of a table that is printed in full; NULL if there is none. */
const struct fact *brief_lead(const struct brief_seat *v, size_t n);

/* Prints a table on the short page, and what its head line for the menu says. */
void brief_short_table(struct brief_page *p, const struct brief_seat *v, size_t n, int number);
void brief_short_menu(struct brief_page *p);

#endif
