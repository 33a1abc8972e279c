#ifndef ENTRY_FORM_H
#define ENTRY_FORM_H
/* Facts written in the user's editor, into a form we hand over: what new and add do on a
 * terminal. */
#include "entry/editor.h"
#include "cli/guests.h"
#include "entry/input.h"

/*
 * Opens the editor on `form` and reads what comes back: comments and keys without a text are
 * left out. While something in it is wrong, offers to edit it again. 0 and the facts, with
 * the session still open until editor_end; or a status.
 */
int form_facts(struct app *app, struct session *s, struct span id, struct span form,
               const struct stamp *stamp, struct inputs *in);

/* Appends the form of a first visit: every standing key, and the lines of a first evening. */
void form_first_visit(struct buf *b, struct app *app, struct span name);

/*
 * Appends the form of a visit of one guest or a party: the day's booking, and each guest's
 * allergies, diets and tastes as comments. If they are booked at several hours, each has a
 * line.
 */
void form_visit(struct buf *b, struct app *app, const struct party *p,
                const struct guest *guests, date_t date, daytime_t time);

#endif
