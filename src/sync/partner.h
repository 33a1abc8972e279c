#ifndef SYNC_PARTNER_H
#define SYNC_PARTNER_H
/*
 * The first time that a journal syncs with another side: a directory, a stick, a server. What
 * is missing is made: the repository here, the bare repository there, or the journal here from
 * it.
 */
#include "cli/app.h"
#include "sync/repository.h"

/*
 * Opens the journal: 0; or, where there is none, clones the one of `where` to its place: 1. -1
 * with *e set.
 */
int partner_open(struct app *app, const char *where, struct err *e);

/* Makes the journal a git repository if it is not in one. */
int partner_init(struct app *app, struct repository *r, struct err *e);

/*
 * Makes `where` the remote "origin" and merges what it has. Needs a commit here. Returns 0, 1
 * when git stopped, as at a conflict, or -1. *said is what git said.
 */
int partner_meet(struct app *app, const char *where, const struct repository *r,
                 struct span *said, struct err *e);

#endif
