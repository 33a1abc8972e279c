#ifndef SYNC_UNMERGED_H
#define SYNC_UNMERGED_H
/*
 * Files with a conflict that git left in its index: up to three versions of each, and the file
 * of the work tree. "Mine" is the version of this machine's user: in a rebase git calls it
 * theirs.
 */
#include "merge/hunks.h"
#include "store/store.h"
#include "sync/repository.h"

enum version { VERSION_BASE, VERSION_MINE, VERSION_THEIRS, VERSIONS };

struct unmerged {
    struct span path;           /* from the journal's root */
    struct span id;             /* of the guest; empty for another file */
    struct span blob[VERSIONS]; /* git's names; empty: that version has no such file */
    const struct span *new_id; /* the guest's new id when resolve began; NULL: not looked for */
    bool looked_at;            /* resolve has come to it, alone or with another file */
    bool left;                 /* and has left it as it is */
};

struct unmerged_list {
    struct unmerged *v;
    size_t n;
};

/* Returns the id of the guest whose file has that path in either layout, or an empty span. */
struct span unmerged_id(struct span path, struct arena *a);

/* Reads git's index. -1 with *e set when git does not answer. */
int unmerged_read(struct unmerged_list *l, int dirfd, enum operation o, struct arena *a,
                  struct err *e);

/*
 * Returns the name by which git knows the commit of that version, mine or theirs, while the
 * operation is stopped.
 */
const char *unmerged_commit(enum operation o, enum version v);

/* Returns the bytes of that version in *src; {NULL, 0} where there is none. */
int unmerged_load(const struct unmerged *u, enum version v, int dirfd, struct span *src,
                  struct arena *a, struct err *e);

/* Returns the path of the guest's file in the other layout than u->path has. */
struct span unmerged_other_layout(const struct unmerged *u, struct arena *a);

/*
 * Finds the guest into which a file that one side removed was renamed or joined: its `was:` in
 * the work tree names that id. It is the guest of the file itself if that side moved the file
 * to the other layout. *holder is empty if the guest was forgotten.
 */
int unmerged_holder(const struct unmerged *u, enum operation o, const struct store *s,
                    struct span *holder, struct arena *a, struct err *e);

#endif
