#ifndef SYNC_SETTLE_H
#define SYNC_SETTLE_H
/*
 * Resolves one conflict: makes one file of two versions, by a choice for each place where they
 * differ. A file is written by the protocol of store/save.h.
 */
#include "base/set.h"
#include "cli/app.h"
#include "merge/hunks.h"
#include "store/copies.h"
#include "store/save.h"
#include "sync/unmerged.h"

enum side { SIDE_UNDECIDED, SIDE_MINE, SIDE_THEIRS, SIDE_BOTH };

/* An operand: a guest's id or a path, and the number of a line in the file, 0 for all. */
struct wanted {
    struct span what;
    long line;
};

struct settling {
    struct app *app;
    struct save save;
    enum operation operation;
    enum side side;              /* of the options; UNDECIDED: ask on a terminal, else list */
    bool apart;                  /* guests that may be two people are two; the rest is asked */
    bool asks;                   /* a person is there to be asked */
    const struct wanted *wanted; /* empty: all */
    size_t wanted_n;
    size_t left; /* conflicts that are still there */
    size_t done; /* files that were settled */
};

/* Two versions of a file, as one text with markers where they differ. */
struct conflict_text {
    struct span path;  /* of the file to write */
    struct span id;    /* of its guest, or empty */
    struct span there; /* the file's bytes now; p is NULL where there is none */
    struct span text;
    bool swapped; /* the first side of a hunk is theirs */
    bool whole;   /* write only when every hunk is settled */
    bool unseen;  /* the hunks were not listed before; print those that an option decides */
};

/*
 * Decides each hunk and writes the file. 1: every hunk is settled; 0: some are left, which were
 * printed; -1: *e is set.
 */
int settle_text(struct settling *s, const struct conflict_text *c, struct err *e);

/* Returns whether the operands name the file, or its lines from..to. */
bool settle_wants(const struct settling *s, struct span id, struct span path, size_t from,
                  size_t to);

/* The end of the help of each question. */
#define SETTLE_HELP_SKIP                                                                       \
    "  skip    decide later\nCtrl-C stops here; files that are resolved stay so\n"

/*
 * Asks `question` on the terminal for one of its letters in brackets, or the word of one.
 * Returns the letter, or '\0' at the end of input. Prints `help` after any other answer.
 */
char settle_ask(struct settling *s, const char *question, const char *help);

/*
 * Merges three versions of a file as the merge driver does: MERGE_REFUSED where they are not
 * text.
 */
int settle_merge(struct span path, struct span base, struct span mine, struct span theirs,
                 struct span *text, struct arena *a);

/* Reads a file of the journal: *src is its bytes, p is NULL where there is none. 0 or -1. */
int settle_read(struct settling *s, struct span path, struct span *src, struct err *e);

/* Returns whether the file is a set of facts: a guest's, dishes.txt, allergens.txt. */
bool settle_has_facts(struct span id, struct span path);

/* Adds the lines of src that are not blank, without spaces around them. */
void settle_add_lines(struct set *set, struct span src);

/* Writes `now` in place of `there`: 1, or -1; STATUS_FILE when the file is another by now. */
int settle_write(struct settling *s, struct span path, struct span there, struct span now,
                 struct err *e);

/*
 * Returns whether the file is a guest who was joined to, or renamed to, one whose own file has
 * a conflict that comes first.
 */
bool settle_waits(struct settling *s, const struct unmerged_list *all, struct unmerged *u);

/*
 * Settles one file of git's index, and stages the result. If the guest's new file has a
 * conflict that waits for this one, both are settled. Returns -1 with *e set.
 */
int settle_unmerged(struct settling *s, const struct unmerged_list *all, struct unmerged *u,
                    struct err *e);

/* Brings what a conflict copy has more than its file into the file, and removes the copy. */
int settle_copy(struct settling *s, const struct copy *c, struct err *e);

#endif
