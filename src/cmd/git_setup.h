#ifndef CMD_GIT_SETUP_H
#define CMD_GIT_SETUP_H
/* Shared by git-setup and init: local git configuration for a journal. */
#include "cli/app.h"

/*
 * Makes each setting that is not right, and prints it; with `dry_run` only prints. rootfd is
 * the journal's root, in a git work tree. Returns a status.
 */
int git_setup(struct app *app, int rootfd, bool dry_run);

/*
 * Makes the settings that merging needs, without the consent to `commit: yes`, and prints only
 * that they were made. Returns a status.
 */
int git_setup_merging(struct app *app, int rootfd);

#endif
