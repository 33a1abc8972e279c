#ifndef ENTRY_TAKE_BACK_H
#define ENTRY_TAKE_BACK_H
/* Undoes or redoes one command, from its record. */
#include "base/set.h"
#include "cli/app.h"
#include "store/save.h"
#include "store/undo_stack.h"

struct undo_file;

struct undoing {
    struct app *app;
    struct save *save;
    const struct undo_record *record;
    bool redo;
    struct undo undo;
    struct set paths;
    struct undo_file *files; /* by number in paths */
    size_t cap;
    size_t *next; /* by entry: the next of its file; SIZE_MAX at the end */
};

/* Reads and checks the whole record. Returns 0, or a status that was printed. */
int take_back_read(struct undoing *u);

/*
 * Undoes or redoes one record. Returns -1 if its command wrote nothing: then the record is
 * removed. If all files are as before, but an undo was broken off, it was that of this record.
 */
int take_back_run(struct undoing *u);

/* Reports that there is nothing to undo or to redo. Returns the status. */
int take_back_nothing(struct app *app, bool redo);

#endif
