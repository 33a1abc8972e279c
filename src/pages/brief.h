#ifndef PAGES_BRIEF_H
#define PAGES_BRIEF_H
/*
 * The page for the meeting before service: who comes, at which table, and what must be known.
 * Guests are added with the sittings they are expected at, then gathered to tables: a table is
 * the sittings of one day and hour whose lines name each other with @. Those named who have no
 * booking of their own sit there too. What is printed is rows, one a fact.
 */
#include "base/row.h"
#include "store/settings.h"
#include "text/visit.h"

struct plan;

extern const struct schema brief_schema;

/* A guest who was read. The facts and spans outlive the brief. */
struct brief_guest {
    struct guest guest;
    struct span path; /* the file, as messages name it */
    struct slots slots;
    struct guest told; /* see brief_told */
    const char **why;  /* by fact of `told`: suspicious_line; NULL: not looked for yet */
    date_t why_day;    /* of both */
    size_t told_cap, why_cap;
    const struct brief_seat *whole, *last; /* the first seat of a day, and the last one that */
    bool refers;                           /* brief_as_at was asked for, with its answer */
    size_t against;                        /* findings of the menu, once they were printed */
};

/* One guest at one table. */
struct brief_seat {
    struct brief_guest *who;
    const struct slot *slot; /* the sitting; NULL: no booking of their own */
    date_t date;
    daytime_t time;
    int minute;   /* the order of the day, set by brief_tables */
    bool asked;   /* added by brief_add_guest(_on) */
    size_t group; /* not 0: those with the same one were asked for together */
    size_t table; /* places of equal tables are equal; set by brief_tables */
};

struct brief {
    date_t today;
    int day_ends; /* minutes after midnight that belong to the end of the day before */
    bool narrow;  /* the layouts for a slip of paper */
    bool some;    /* only tables with a guest who was added by brief_add_guest */
    bool joins;   /* dishes to ask about for one reason are on one line */
    bool brief;   /* the page of a few lines a guest */
    const struct house *house; /* of journal.conf; or NULL */
    enum language language;    /* of what is printed */
    const struct keys *keys;
    const struct plan *plan; /* the menu to hold against them; NULL: none was given */
    struct plan *choices;    /* of plan/instead.h; NULL: no dish is looked for instead */
    size_t menu_n;           /* how many of them are the menu's */
    date_t menu_day;         /* the only day that it is for; DATE_NONE: any */
    bool menu_failed;        /* that day has a menu, which could not be read */
    struct arena *arena;

    /* The guest that an @mention means, read once; NULL: no such file. */
    struct brief_guest *(*find)(void *ctx, struct span mention);
    void *ctx;

    struct brief_seat *seats;
    size_t seats_n, seats_cap;
    size_t repeated; /* see brief_as_at */
};

/* Lets files pass that may have a booking of that day. */
void brief_prefilter(struct prefilter *n, date_t date, struct arena *a);

/* Adds the bookings of that day that are not cancelled or missed; false if there is none. */
bool brief_add_day(struct brief *b, struct brief_guest *who, date_t date);

/* Do the same for every sitting of that day, past or expected, with a booking or without. */
bool brief_add_sittings(struct brief *b, struct brief_guest *who, date_t date);
void brief_add_guest_on(struct brief *b, struct brief_guest *who, date_t date, size_t group);

/* Returns whether the guest was added by brief_add_guest. */
bool brief_is_asked(const struct brief *b, struct span id);

/* Adds the guest's booking of that day, else the next one, else the guest alone. */
void brief_add_guest(struct brief *b, struct brief_guest *who, date_t date, size_t group);

/* Prints the tables in the order of arrival, then the questions that are still to be asked. */
void brief_emit(struct brief *b, struct sink *out);

/* The functions below are for the files that print tables: brief_page.c, wall.c, week.c,
 * sheet.c. */

/* Sorts the seats by table; within a table bookings come first, in the order they were added.
 */
void brief_tables(struct brief *b);

/* Returns whether the fact is an allergy, an intolerance or a diet. */
bool brief_is_vital(const struct fact *f);

/* Returns whether it is one that holds on that day, and is not "none". */
bool brief_warns(const struct fact *f, date_t day);

/* Returns whether the guest was asked about allergies. */
bool brief_was_asked(const struct guest *g);

/*
 * Returns the facts of the guest that are searched for each seat, of which there may be a
 * thousand: not items, visits and bookings, which are in the slots, but for no-shows and what
 * must be asked about.
 */
const struct guest *brief_told(const struct brief *b, const struct brief_seat *seat);

/* Returns why a fact of brief_told must be asked about on the day of the seat, or NULL. */
const char *brief_why(const struct brief *b, const struct brief_seat *seat,
                      const struct fact *f);

/*
 * Returns NULL if the page is to print all that is known of the guest and the `dishes` of the
 * menu, or the guest's first seat of the day, to which it is to refer. A file of 1 MB with 1,440
 * sittings of a day would make a page of gigabytes, so no more than about BRIEF_REPEATED bytes
 * are repeated.
 */
enum { BRIEF_REPEATED = 1 << 20 };
const struct brief_seat *brief_as_at(struct brief *b, const struct brief_seat *seat,
                                     size_t dishes);

/* Returns "allergies, dishes and all else: as at 12:00", of brief_as_at. */
struct span brief_as_at_text(const struct brief *b, const struct brief_seat *whole);

/* Returns the number of seats from index `from` on that share its table. */
size_t brief_table_size(const struct brief *b, size_t from);

/* Returns another booking of that guest and day, at another table; NULL if there is none. */
const struct brief_seat *brief_other_booking(const struct brief *b,
                                             const struct brief_seat *seat);

/* Returns the covers of a table; 0 if its lines do not say. */
int brief_covers(const struct brief_seat *v, size_t n);

/* Appends "3 covers, table 2", in the words of the house; 0 covers are not known. */
void brief_add_place(struct buf *b, const struct brief *of, size_t covers, struct span table);

/*
 * Appends "Monday 2026-11-23: 8 tables, at least 19 covers" of the day of that seat, the first
 * of its day. Returns the covers, where a table that does not say counts its guests.
 */
int brief_add_day_text(struct buf *text, const struct brief *b, size_t from);

#endif
