#ifndef ENTRY_HAND_OUT_H
#define ENTRY_HAND_OUT_H
/* Distributes facts to the guests' files, as lines. */
#include "cli/guests.h"
#include "entry/input.h"
#include "entry/write.h"

/*
 * Adds the dishes that each of the party was served of the menu `which` (cli/menu.h). Returns 0
 * or a status that was printed.
 */
int hand_out_menu(struct app *app, struct span which, const struct party *p,
                  const struct stamp *stamp, struct inputs *in);

/*
 * Finds the guest of "@paul" in a fact: the one with that id, else one with the name "paul",
 * where a member of the party comes before others. Returns 0 or a status that was printed.
 */
int hand_out_named(struct app *app, const struct party *p, struct span mention,
                   struct span *id);

/* Replaces the @names of visits, bookings, companions and bonds by ids (entry/company.h). */
void hand_out_mentions(struct app *app, const struct party *p, const struct inputs *in);

/*
 * Adds the lines of each guest to *e: the facts for everyone to each of the party, and those
 * addressed with "@GUEST" to that guest. Marks that are typed with words of a dish are given to
 * the dish. With e->create the first of the party has no file yet. Returns 0 or the gravest
 * status.
 */
int hand_out(struct app *app, const struct party *p, const struct inputs *in,
             struct entries *e);

#endif
