#ifndef SYNC_OUTGOING_H
#define SYNC_OUTGOING_H
/* Checks files before they are sent, for conflict markers and what `check` calls an error. */
#include "cli/app.h"
#include "store/git.h"

/*
 * Prints what is wrong in those files, as committed or staged: of guests and the dish book
 * errors, of all files conflict markers. Returns how many were found. `allergy: none` beside an
 * allergy is none of them, so that the allergy is sent; it is reported if they are `sending`.
 */
size_t outgoing_check(struct app *app, const struct git_blobs *blobs, bool sending);

/*
 * Prints second visits of a day and second bookings of an hour in those files: two people may
 * have written one down on two machines.
 */
void outgoing_tell_doubles(struct app *app, const struct git_blobs *blobs);

#endif
