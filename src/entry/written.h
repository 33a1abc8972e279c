#ifndef ENTRY_WRITTEN_H
#define ENTRY_WRITTEN_H
/* Rows for the lines and files that a command wrote. */
#include "cli/app.h"
#include "text/record.h"

extern const struct schema written_schema;

/* Prints a row for a line that was added, changed or removed, or was there already. */
void written_emit(struct app *app, struct span path, const struct receipt *r, bool removed);

/* Prints a row for a file that was removed, or in which no single line changed. */
void written_emit_file(struct app *app, struct span path, bool removed);

#endif
