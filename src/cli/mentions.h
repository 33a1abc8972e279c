#ifndef CLI_MENTIONS_H
#define CLI_MENTIONS_H
/* @mentions of one guest, in all guests' files and in the menus: rename and join share them. */
#include "cli/app.h"
#include "store/save.h"

/*
 * Rewrites every @from to @to, a file at a time, and prints the files. Harmless to run again.
 */
int mentions_rewrite(struct app *app, struct save *s, struct span from, struct span to);

#endif
