#ifndef CLI_ARGS_H
#define CLI_ARGS_H
/*
 * Operands and options of the command line, and their values. An error is printed with the
 * command's usage and raises app->status.
 */
#include "cli/app.h"

/* Returns the n-th operand, which must exist. */
struct span app_arg(const struct app *app, int n);

/* Return whether the option at that index of cmd->options was given, and its argument. */
bool app_has(const struct app *app, int option);
struct span app_opt(const struct app *app, int option);

/*
 * Parses a DATE argument: YYYY-MM-DD, today, yesterday, tomorrow, +N, -N, or mon…sun: the
 * coming one if `coming`, else the most recent; today is both. Returns DATE_NONE if it is none
 * of these.
 */
date_t app_date(const struct app *app, struct span word, bool coming);

/*
 * Parses the DATE of an option; returns `none` if it is not given. A value that is not a date
 * is reported and raises the status.
 */
date_t app_opt_date(struct app *app, int option, bool coming, date_t none);

/* Reports that the word is not a date; `where` is the option, or NULL for an operand. */
int app_no_date(struct app *app, const char *where, const char *word);

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
