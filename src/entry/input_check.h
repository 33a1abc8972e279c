#ifndef ENTRY_INPUT_CHECK_H
#define ENTRY_INPUT_CHECK_H
/* Checks of a typed fact, which refuse it, warn, or write the date of a day in it. */
#include "cli/app.h"

/*
 * Returns whether a text that is not a fact seems to begin with a key: `dish+ cod`, `dish +:
 * cod`, `dish++: cod`, "allergy nuts", "phone 0770 0900".
 */
bool input_lacks_colon(const struct app *app, struct span text);

/* Refuses such a text, and names the line to write. Returns a status. */
int input_no_colon(struct app *app, struct span text);

/* Refuses a fact that is not valid. Returns 0, or a status that was reported. */
int input_check(struct app *app, const struct fact *f);

/* Refuses "dish: lamb +": the mark goes after the key. */
int input_refuse_mark(struct app *app, const struct fact *f);

/*
 * Writes "by friday" and "until tomorrow" with the date, which alone makes a due day. Refuses a
 * day that may be two, and warns of "by friday evening"; "by telephone" is accepted. Returns 0
 * or a status that was reported.
 */
int input_days(struct app *app, struct fact *f);

#endif
