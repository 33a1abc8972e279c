#ifndef SYNC_SETTLE_LOADED_H
#define SYNC_SETTLE_LOADED_H
/* One file with a conflict and its versions, and what becomes of it in git's index. */
#include "sync/settle.h"

/* All versions are loaded; p is NULL where a version has no such file. */
struct loaded {
    const struct unmerged *u;
    struct span v[VERSIONS];
    struct span there; /* in the work tree */
};

int settle_load(struct settling *s, const struct unmerged *u, struct loaded *l, struct err *e);

/*
 * Stages one file, or two (`two` may be empty); a file that is gone is staged as removed.
 * Counts a settled file.
 */
int settle_stage(struct settling *s, struct span one, struct span two, struct err *e);

/* Removes the file from the work tree if it is there. */
int settle_remove(struct settling *s, const struct loaded *l, struct err *e);

/* Two versions of a guest with another telephone or mail address: one person or two. */

/* Returns whether the two versions share no telephone number or mail address, but have some. */
bool settle_is_two_people(struct settling *s, struct span id, struct span mine,
                          struct span theirs);

/* Returns whether both versions have a name, and the names differ. */
bool settle_has_other_name(struct settling *s, struct span id, struct span mine,
                           struct span theirs);

/*
 * Decides whether they are one person or two: 'o', 't', or 's' for later. `why` follows the
 * path in the question.
 */
char settle_one_or_two(struct settling *s, struct span id, struct span path, const char *why);

/* Makes two guests of the two versions: mine gets a new id, and theirs keeps the file. */
int settle_apart(struct settling *s, const struct loaded *l, struct err *e);

/* Gives the guest of a file in the other layout a new id. The file is `src`, and is removed. */
int settle_copy_apart(struct settling *s, const struct copy *c, struct span src, struct err *e);

/*
 * Marks lines of *text as conflicts. *text is merged from a file and its copy or second file.
 * Marked are lines that only one of the two has and that were removed before, as git knows. A
 * line that a copy lacks is not marked, because the copy may be older. Returns 0, or -1.
 */
int settle_mark_removed(struct settling *s, const struct copy *c, struct span there,
                        struct span other, struct span *text, struct err *e);

/* Returns whether a guest usually has one fact of this key, or one of it on a day. */
bool settle_has_one_value(const struct fact *f);

/*
 * Prints the lines that `now` has more than `there`, of those that came from `theirs`: first
 * those about what the guest must not eat, and those of which the file has another value.
 */
void settle_print_came(struct settling *s, struct span there, struct span theirs,
                       struct span now);

/* The versions of a guest that both sides renamed, each to another id. */
struct renamed {
    struct loaded before, mine, theirs;
};

/* Finds the two other files of a rename on both sides, of which `l` is one: 1, 0 or -1. */
int settle_find_renamed(struct settling *s, const struct unmerged_list *all,
                        const struct loaded *l, struct renamed *r, struct err *e);

/* Makes one file of the two, and a `was:` of the id that is not kept. */
int settle_renamed(struct settling *s, const struct renamed *r, struct err *e);

#endif
