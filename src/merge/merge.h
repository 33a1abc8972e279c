#ifndef MERGE_MERGE_H
#define MERGE_MERGE_H
/*
 * Three-way merge of a file as a multiset of lines; order is presentation. Total, no I/O.
 * journal-git(7) has the rules for users.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "text/key.h"

enum merge_result {
    MERGE_CLEAN = 0,
    MERGE_CONFLICT = 1, /* markers surround the lines that differ, and only those */
    MERGE_REFUSED = 3,  /* *out is empty; merge_refusal says why */
};

/* Kinds of files, by their lines. */
enum merge_kind {
    MERGE_FACTS,
    MERGE_SETTINGS, /* journal.conf: a setting has one value; new ones go to the end */
    MERGE_ORDERED,  /* a menu: the order means something, and is kept */
};

/* Returns the kind by the file's path, which may begin outside the journal. */
enum merge_kind merge_kind_of(struct span path);

struct merge_input {
    struct span base, ours, theirs;
    const struct keys *keys;
    size_t marker; /* width of conflict markers, git's %L: 7 */
    struct span ours_label, theirs_label;
    enum merge_kind kind;
};

/*
 * Appends the merged file. The result does not depend on which side is "ours", but for the
 * order inside conflict markers; and merging one line after another, as a rebase does, gives
 * the bytes that merging all at once gives, as long as lines were only added.
 *
 * Order: that of the base, or of the side that changed it. A new line goes among those of its
 * own date, time and key, by bytes; where there is none, after the last line that is not later
 * (undated first; within a day by time, those without one last, then by key as in journal(5)).
 */
enum merge_result merge_lines(const struct merge_input *in, struct buf *out, struct arena *a);

/* Returns why inputs were refused. */
const char *merge_refusal(const struct merge_input *in);

#endif
