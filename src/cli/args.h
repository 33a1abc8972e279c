#ifndef CLI_ARGS_H
#define CLI_ARGS_H
/*
 * Operands and options of the command line, and their values. An error is printed with the
 * command's usage and raises app->status.
 */
#include "cli/app.h"
#include "text/spoken.h"

/* Returns the n-th operand, which must exist. */
struct span app_arg(const struct app *app, int n);

/* Return whether the option at that index of cmd->options was given, and its argument. */
bool app_has(const struct app *app, int option);
struct span app_opt(const struct app *app, int option);

/* Returns the day that a DATE means (text/spoken.h); DATE_NONE for anything else. */
date_t app_date(const struct app *app, struct span word, enum day_sense sense);

/*
 * Takes the DATE, or the TIME, at *at off the operands, which may be two of them: `next
 * friday`, `6 pm`. Returns DATE_NONE or TIME_NONE, and takes nothing, if there is none.
 */
date_t app_take_date(struct app *app, int *at, enum day_sense sense);
daytime_t app_take_time(struct app *app, int *at);

/* Takes [DATE], where it is all that a command takes: sets *d if it is given. */
int app_only_date(struct app *app, date_t *d);

/*
 * Returns the DATE or TIME of an option; `none`, or TIME_NONE, if it is not given. One that is
 * wrong is reported and raises the status.
 */
date_t app_opt_date(struct app *app, int option, enum day_sense sense, date_t none);
daytime_t app_opt_time(struct app *app, int option);

/*
 * Reports that a word is not a date or not a time, and what is one; `where` is the option, or
 * NULL for an operand. app_no_date_at is for the operand at that place.
 */
int app_no_date(struct app *app, const char *where, const char *word, enum day_sense sense);
int app_no_date_at(struct app *app, int at, enum day_sense sense);
int app_no_time(struct app *app, const char *where, const char *word);

/*
 * Parses an option's number from 0 to max. Returns `none` if it is not given, and -1 with a
 * message if it is not such a number.
 */
long app_opt_number(struct app *app, int option, long max, long none);

/*
 * Parses an option's KEY[,KEY] or CLASS: sets *wanted to the keys by id, or to NULL if it is
 * not given. Returns 0, or a status if a word is neither.
 */
int app_opt_keys(struct app *app, int option, const bool **wanted);

/* Returns true if stdin and stdout are terminals, so that an editor can be used. */
bool app_has_person(void);

#endif
