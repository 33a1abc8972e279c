#ifndef CMD_WRITE_H
#define CMD_WRITE_H
/*
 * What the writing commands share: facts put on record in one or several guests' files. All
 * are validated before the first is written; each file is written by the protocol of
 * store/save.h; what was written is printed only then.
 */
#include "cmd/app.h"
#include "store/save.h"
#include "text/record.h"

extern const struct schema written_schema;

/* A line for one guest's file, in canonical form. */
struct entry {
    struct span id;
    struct span line;
};

struct entries {
    struct entry *v;
    size_t n, cap;
};

/* The span must live as long as the app. */
void entries_add(struct app *app, struct entries *e, struct span id, struct span line);

/*
 * Records all entries. `create`: a guest that does not exist is made (its file must not be
 * there: STATUS_GUEST if it is). Prints a row for each entry. Returns the gravest status.
 */
int write_entries(struct app *app, const struct entries *e, bool create);

/*
 * Replaces (or, where `now` is empty, removes) the one line of a guest's file that equals
 * `was`. STATUS_FILE when the file no longer holds that line.
 */
int write_line(struct app *app, struct span id, struct span was, struct span now);

/* Rows for lines written: what is one of "added", "same", "changed", "removed". */
void written_emit(struct app *app, struct span path, const struct receipt *r, bool removed);

#endif
