#ifndef SYNC_MOVED_H
#define SYNC_MOVED_H
/*
 * Guests whose file both sides of a merge removed, which git merges without a conflict although
 * the two do not agree: one side renamed or joined the guest and the other forgot the guest, or
 * each renamed or joined the guest to another.
 */
#include "cli/app.h"
#include "sync/repository.h"

/*
 * Reports such guests of a merge of the commits `mine` and `theirs`, with the command that
 * makes them one, or removes the guest, on standard error. Reports nothing of what no longer
 * differs in the work tree. Fails with STATUS_SYSTEM if git does not answer.
 */
int moved_report(struct app *app, const char *mine, const char *theirs, struct err *e);

/*
 * Returns 1 if the side of a stopped operation that still has the file of the id (mine or
 * theirs) renamed or joined its guest too, and then gave the id to another guest. Reports the
 * former guest as moved_report does, because the two sides need not agree. Returns 0 if not, or
 * -1.
 */
int moved_is_reused(struct app *app, enum operation o, bool mine, struct span id,
                    struct err *e);

/* Reports the same of each merge in the commits from..to. */
int moved_report_merges(struct app *app, const char *from, const char *to, struct err *e);

/* Reports guests in git who have as a former id that of another guest. */
int moved_report_back(struct app *app, struct err *e);

/* Finds the two sides of the rebase that is in progress: empty if git does not say. */
void moved_rebase_sides(struct app *app, struct span *mine, struct span *theirs);

#endif
