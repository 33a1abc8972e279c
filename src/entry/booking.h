#ifndef ENTRY_BOOKING_H
#define ENTRY_BOOKING_H
/*
 * Shared by book, cancel, noshow and move: finds a booking and the guests whose files contain
 * it, and rewrites its lines.
 */
#include "cli/app.h"
#include "cli/guests.h"
#include "entry/write.h"
#include "text/spoken.h"
#include "text/visit.h"

/* A day and an hour as the command line gave them; DATE_NONE and TIME_NONE where it did not. */
struct when {
    date_t date;
    daytime_t time;
};

/* One guest's line. */
struct booking {
    struct guest guest;
    const struct fact *fact;
    const struct slot *slot;
};

struct bookings {
    struct booking *v;
    size_t n, cap;
};

/* Takes DATE, and TIME after it, off the operands from *at on; false if there is no date. */
bool when_take(struct app *app, int *at, enum day_sense sense, struct when *w);

/* Takes a TIME. Returns a status if there is a word of digits that is not one. */
int when_time(struct app *app, int *at, daytime_t *time);

/* Returns a status if the last operand, a text, was probably meant as a DATE or a TIME. */
int when_text(struct app *app, int at);

/* Which booking a command is about, where the command line names no day. */
enum booking_default { BOOKING_NEXT, BOOKING_TODAY };

/*
 * Finds the open booking of that guest: one without a mark and without a recorded visit.
 * Returns 1 if there is one; 0 if there is only one that has `mark` already, in *b; and -1 if
 * there is none or several, which is reported.
 */
int booking_find(struct app *app, struct span id, const struct when *w, enum booking_default d,
                 char mark, struct booking *b);

/*
 * Collects that booking, then the party's: of each guest that its line or one of theirs
 * mentions, the booking of the same hour, if it is open, or has the same mark, so that a
 * command that failed half-way can be repeated. Returns a status, which was reported, if one
 * cannot be read.
 */
int booking_party(struct app *app, const struct booking *first, struct bookings *all);

/* Adds to *e: the line with that mark, day and hour; `how` goes into its remark. */
void booking_rewrite(struct app *app, struct entries *e, const struct booking *b,
                     const struct when *w, char mark, struct span how);

/*
 * Adds to *e: the line of another of the party without the guest `id`, and with one cover less,
 * but not less than it names.
 */
void booking_leave_out(struct app *app, struct entries *e, const struct booking *b,
                       struct span id);

/*
 * Reports on stderr what is odd about a party's open bookings of that day, with the command
 * that corrects it: more than one of a guest, or fewer covers than the line of the first names
 * guests.
 */
void booking_review(struct app *app, const struct party *p, const struct when *w);

#endif
