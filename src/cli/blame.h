#ifndef CLI_BLAME_H
#define CLI_BLAME_H
/* Rows for each line of a guest's file: its author and date, as git reports them. */
#include "cli/app.h"

extern const struct schema blame_schema;

/* git's answers about files so far, each asked for once. Zero it before use. */
struct blame {
    struct blame_file *v;
    size_t n, cap;
};

/* Prints a row for one line of a guest's file, counted from 1, with the guest's id in it. */
int blame_line(struct app *app, struct blame *b, struct span id, uint32_t lineno);

/* Prints a row for each line that is not blank, in the file's order. Returns a status. */
int blame_guest(struct app *app, struct span id);

#endif
