#ifndef CLI_ARGS_H
#define CLI_ARGS_H
/*
 * Operands and options of the command line, and their values. An error is printed with the
 * command's usage and raises app->status.
 */
#include "cli/app.h"

/* `word` is the n-th operand as a span; the operand must exist. */
struct span app_arg(const struct app *app, int n);

/* The option at that place of cmd->options: given or not, and its argument. */
bool app_has(const struct app *app, int option);
struct span app_opt(const struct app *app, int option);

/*
 * A DATE argument: YYYY-MM-DD, today, yesterday, tomorrow, +N, -N, or mon…sun: the coming
 * one where `coming`, else the most recent; today is both. DATE_NONE when it is none of these.
 */
date_t app_date(const struct app *app, struct span word, bool coming);

/*
 * The same for an option; prints and raises the status when it is no date. `none` if not given.
 */
date_t app_opt_date(struct app *app, int option, bool coming, date_t none);

/* "WHERE: not a date: WORD", and what is one; where is the option, or NULL for an operand. */
int app_no_date(struct app *app, const char *where, const char *word);

/* A number from 0 to max for an option; `none` if not given; -1 and a message if it is no
 * number. */
long app_opt_number(struct app *app, int option, long max, long none);

/*
 * KEY[,KEY] or CLASS of an option: which keys are wanted, by id; NULL if it is not given. 0, or
 * a status when a word is neither.
 */
int app_opt_keys(struct app *app, int option, const bool **wanted);

/* Returns true if stdin and stdout are terminals, so that an editor can be used. */
bool app_has_person(void);

#endif
