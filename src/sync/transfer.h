#ifndef SYNC_TRANSFER_H
#define SYNC_TRANSFER_H
/* The steps of sync that git does: commit, pull, push, and what they carried. */
#include "cli/app.h"
#include "sync/repository.h"

/*
 * Stages what changed in the journal, but for the paths of `except`. Returns how many files the
 * next commit changes, or -1.
 */
long transfer_stage(int dirfd, const struct os_names *except, struct arena *a, struct err *e);

/* Commits what is staged; `message` is the subject. */
int transfer_commit(int dirfd, const char *message, struct arena *a, struct err *e);

/* Returns how many files of the journal differ from the last commit, or -1. */
long transfer_pending(int dirfd, struct arena *a, struct err *e);

/* Returns the name of the commit that `name` means, or an empty span. */
struct span transfer_commit_name(int dirfd, const char *name, struct arena *a);

enum pulled { PULLED, PULL_UNREACHED, PULL_STOPPED };

/*
 * Pulls as git is configured; where it is not, by a merge. PULL_STOPPED: git fetched, and then
 * stopped, or *e is set. *said is what git said.
 */
enum pulled transfer_pull(int dirfd, struct span *said, struct arena *a, struct err *e);

/*
 * Pushes to the upstream, or to the branch of that remote, which becomes it. Returns 0, or with
 * *e set 1 if the other side refused, which may have received other changes since, or -1.
 */
int transfer_push(int dirfd, const struct repository *r, struct arena *a, struct err *e);

/*
 * Returns the path of that remote if it is a directory that is not there or has no repository,
 * or an empty span.
 */
struct span transfer_missing(int dirfd, const struct repository *r, struct arena *a);

/*
 * Appends what differs between two commits ("" is a commit without files), by the names of
 * guests: "2 guests: Aiko Nakamura, Kit; dishes.txt". Nothing is appended where nothing
 * differs.
 */
int transfer_describe(struct app *app, const char *from, const char *to, struct buf *out,
                      struct err *e);

#endif
