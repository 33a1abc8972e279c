#ifndef CLI_HAND_OUT_H
#define CLI_HAND_OUT_H
/* Which facts go into which guest's file, as lines. */
#include "cli/guests.h"
#include "cli/input.h"
#include "cli/write.h"

/*
 * Adds what each of the party was served of the menu `which` (cli/menu.h). Returns 0 or a
 * status that was printed.
 */
int hand_out_menu(struct app *app, struct span which, const struct party *p,
                  const struct stamp *stamp, struct inputs *in);

/*
 * Finds whom "@paul" means in a fact: the guest with that id, or else whom the name "paul"
 * means, where one of the party comes before others of that name. Returns 0 or a status that
 * was printed.
 */
int hand_out_named(struct app *app, const struct party *p, struct span mention,
                   struct span *id);

/*
 * Adds the lines of each guest to *e: of the party what is for all, and of whoever is named
 * with "@GUEST" what is for them. Marks that are typed with words of a dish are given to the
 * dish. `create`: the first of the party has no file yet. Returns 0 or the gravest status.
 */
int hand_out(struct app *app, const struct party *p, const struct inputs *in, bool create,
             struct entries *e);

#endif
