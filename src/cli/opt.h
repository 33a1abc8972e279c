#ifndef CLI_OPT_H
#define CLI_OPT_H
/*
 * Options, the usual way: -x, -xVALUE, -x VALUE, --name, --name=VALUE, in any order with the
 * operands, until --. "-" and a minus before a digit (-3: three days ago) are operands.
 */
#include "cli/app.h"

/* Options of every command; their values go to fields of struct app. */
extern const struct option global_options[];

/* Returns whether a command (NULL: the program itself) has that global option. */
bool opt_applies(const struct command *c, int global);

/*
 * Parses the words after `journal` up to the command (command NULL), or those after it.
 * Returns how many words it took; -1 when one is wrong, which was reported. In the second
 * form the operands are left in app->args.
 */
int opt_parse(struct app *app, const struct command *command, int argc, char **argv);

/* Appends "usage: journal NAME SYNOPSIS", as in the manual page, then summary and options. */
void opt_help(struct buf *b, const struct command *command);

#endif
