#ifndef ENTRY_CHANGES_H
#define ENTRY_CHANGES_H
/* The differences between two versions of a file, as rows of written_schema. */
#include "cli/app.h"

/*
 * Prints the lines that are new in `after`, changed or gone. A version whose .p is NULL is no
 * file. If only the order differs, it prints the path alone.
 */
void changes_emit(struct app *app, struct span path, struct span before, struct span after);

#endif
