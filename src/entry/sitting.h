#ifndef ENTRY_SITTING_H
#define ENTRY_SITTING_H
/* The guests of a sheet's tables, and what their files have of that evening. */
#include "base/set.h"
#include "cli/app.h"
#include "text/guest.h"
#include "text/sheet.h"
#include "text/visit.h"

/* A guest at a table, and what the file says of that day. */
struct sitting {
    const struct sheet_table *t;
    const struct sheet_guest *at;
    struct span id;
    struct guest guest;
    struct slots slots;
    const struct slot *slot; /* NULL: the file has none for that hour */
    bool timed;              /* the day has several, so each line needs the hour */
    bool came;               /* something was served */
    bool visit;              /* a line of the sheet is the visit */
    struct set items;        /* on record in the slot, by sheet_item_key */
    size_t *first,
        *next; /* places in the slot: by number in items; by place, SET_NONE: no other */
    size_t cap;
};

/* A sheet whose guests are looked for. */
struct seating {
    struct app *app;
    struct span path; /* what messages call the sheet */
    date_t date;
    struct set seated; /* hours and guests of the tables so far */
};

/*
 * Finds the guests of a table and loads their files, into t->guests_n sittings of the app's
 * arena. Prints what is wrong with each guest; returns 0 or the status.
 */
int sittings_find(struct seating *s, const struct sheet_table *t, struct sitting **v);

/* Returns the place of the first item of that dish in the slot, or SET_NONE. */
size_t sitting_first_item(const struct sitting *one, struct span key);

#endif
