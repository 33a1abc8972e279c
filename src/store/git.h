#ifndef STORE_GIT_H
#define STORE_GIT_H
/*
 * The git repository of a journal. Nothing here runs unless the user asked for it, or both
 * journal.conf and this clone allow it (git_may_commit). store/git_run.h starts git. journal
 * changes only git's local configuration. dirfd is the journal's root.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"

#include <stdbool.h>

/*
 * Returns 1 if the journal is in a git work tree, and *prefix is its path there ("" or
 * "house/"); 0 if it is not, or git is not installed; or -1.
 */
int git_prefix(int dirfd, struct span *prefix, struct arena *a, struct err *e);

/* One thing that has to be set for a journal to merge well. */
struct git_setting {
    const char *key;   /* of git config, or the name of a file of the journal */
    const char *value; /* what it has to be, or the lines the file has to hold */
    bool file;         /* a file of the journal */
    bool right;        /* it is so already */
    const char *why;   /* what the user has to know when it is set, or NULL */
};

enum { GIT_SETTINGS = 8 };

/*
 * Fills v with the state of each setting. `commits`: journal.conf has `commit: yes`, so that
 * this clone's consent is one of them. Returns -1 if git does not answer.
 */
int git_look(int dirfd, bool commits, struct git_setting v[GIT_SETTINGS], struct err *e);

/*
 * Returns false where git's configuration does not allow `commit: yes` of journal.conf to have
 * an effect. Where there is no git, or it is refused, git_commit says so.
 */
bool git_may_commit(int dirfd);

/* Makes one setting right; for one of file = true use git_attributes. */
int git_config_set(int dirfd, const char *key, const char *value, struct err *e);

/* Appends to *out the attributes with the lines that are missing; true if there were any. */
bool git_attributes(struct span old, struct buf *out);

/*
 * Makes the pre-commit hook, of which *path is set to the name: 1, or 0 when it is there. A
 * hook of someone else is refused with STATUS_NO, and the message says which line to add to it.
 */
int git_hook(int dirfd, struct span prefix, bool dry_run, struct span *path, struct arena *a,
             struct err *e);

/* The lines of .gitattributes that a journal needs. */
extern const char git_attribute_lines[];

/*
 * Returns 1 if git's index has a file of that directory; 0 if it has none, or there is no git;
 * or -1.
 */
int git_tracks(int dirfd, const char *path, struct err *e);

enum git_driver { GIT_DRIVER_NONE, GIT_DRIVER_MISSING, GIT_DRIVER_OLD, GIT_DRIVER_RIGHT };

/*
 * Returns whether this clone merges with the driver of this version: NONE where there is no
 * git, and with *e set where git is refused.
 */
enum git_driver git_driver(int dirfd, struct err *e);

/* The staged bytes of a file that the next commit changes. */
struct git_blob {
    struct span path; /* from the journal's root */
    struct span src;
};

struct git_blobs {
    struct git_blob *v;
    size_t n, cap;
};

/* Returns the guests' files and dishes.txt among them; STATUS_NO where there is no git. */
int git_staged(int dirfd, struct git_blobs *blobs, struct arena *a, struct err *e);

/*
 * Reads the files of HEAD that differ from commit `from`, or all if that is "", as committed,
 * up to the size that a journal reads. Fails with STATUS_SYSTEM if git does not answer.
 */
int git_changed(int dirfd, const char *from, struct git_blobs *blobs, struct arena *a,
                struct err *e);

/*
 * Commits those files alone, each path ended by NUL in `paths`: `journal COMMAND` is the
 * message, and no guest's name. `known`: none of them was made, moved or removed. 0, also when
 * git has them so already; -1 with STATUS_AFTER, so while a merge or rebase is under way, and
 * when the index stays locked for two seconds.
 */
int git_commit(int dirfd, const char *command, struct span paths, bool known, struct arena *a,
               struct err *e);

/* Returns how many commits hold one of the two paths, or -1 where git does not answer. */
int git_commits_of(int dirfd, const char *flat, const char *sharded, struct err *e);

/* A line of a file, and its author. */
struct git_line {
    struct span commit, author;
    date_t
        date; /* in the author's time zone; DATE_NONE: not committed yet, without an author */
    struct span text;
    bool unknown; /* a shallow clone ends here: author and date are not set */
};

struct git_lines {
    struct git_line *v; /* the file's lines in order, blank ones too */
    size_t n, cap;
};

/*
 * Reads the author of each line. Lines that were only moved, or spaced otherwise, keep their
 * author. Fails with STATUS_NO if git does not have the file.
 */
int git_blame(int dirfd, const char *path, struct git_lines *lines, struct arena *a,
              struct err *e);

#endif
