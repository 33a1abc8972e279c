#ifndef CLI_MENU_H
#define CLI_MENU_H
/* The menu that a command was given. */
#include "cli/app.h"
#include "plan/plan.h"
#include "text/menu.h"

/*
 * Reads a menu: `which` is a file, "-" for standard input, or a DATE for menus/DATE.txt of the
 * journal; empty for that of `day`. A file is looked for where the user is, then in the
 * journal. An @id in it that is no guest is a warning. 0, or a status when there is none, it
 * is not text, or git could not merge it.
 */
int app_menu(struct app *app, struct span which, date_t day, struct menu *m);

/* Reports lines "@ID !dish" that match no dish of the menu by its name. app_plan_menu reports
 * them itself, by the names in the dish book too. */
void app_menu_lost(struct app *app, struct menu *m);

/* Adds that menu to a plan. Returns 0, or a status. */
int app_plan_menu(struct app *app, struct span which, struct plan *p);

/* Returns whether the journal has a menu of that day, if only one that cannot be read. */
bool app_has_menu(struct app *app, date_t day);

/* Returns the text of a dish as a fact's: all of it is the name, unless it has a remark. */
struct span app_menu_text(struct app *app, const struct fact *f);

#endif
