#ifndef CLI_MENU_H
#define CLI_MENU_H
/* The menu that a command was given. */
#include "cli/app.h"
#include "text/menu.h"

/*
 * Reads a menu: `which` is a file, "-" for standard input, or a DATE for menus/DATE.txt of the
 * journal; empty for that of `day`. A file is looked for where the user is, then in the
 * journal. 0, or a status when there is none or it is not text.
 */
int app_menu(struct app *app, struct span which, date_t day, struct menu *m);

#endif
