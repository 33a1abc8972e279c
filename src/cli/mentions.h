#ifndef CLI_MENTIONS_H
#define CLI_MENTIONS_H
/* @mentions of one guest, in all guests' files and in the menus: what rename, join and forget
 * share. */
#include "cli/app.h"
#include "store/save.h"

/* Prints each mention, `file:line: text`; returns how many, or -1 and a raised status. */
long mentions_list(struct app *app, struct span id);

/*
 * Rewrites every @from to @to, a file at a time, and prints the files. Harmless to run again.
 */
int mentions_rewrite(struct app *app, struct save *s, struct span from, struct span to);

#endif
