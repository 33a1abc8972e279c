#ifndef STORE_GIT_ODD_H
#define STORE_GIT_ODD_H
/* Finds what would make git wait or read without end. */
#include "base/arena.h"
#include "base/err.h"

/*
 * Fails with STATUS_FILE if git's directory holds a pipe or a device, or if its configuration, or a
 * file that this includes, names one, or a file over 64 MiB. An archive can hold such a directory.
 * `env` is the environment of a git that only prints a configuration file; dirfd is the journal's
 * root.
 */
int git_odd(int dirfd, const char *dir, const char *const *env, struct arena *a, struct err *e);

#endif
