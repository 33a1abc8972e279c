#ifndef CHECK_LINES_H
#define CHECK_LINES_H
/*
 * Named checks of one file. Checks across files (unknown mentions, two guests of one name) are
 * in check/across.c; they run when all files have been read.
 */
#include "base/diag.h"
#include "base/row.h"
#include "food/book.h"
#include "text/guest.h"

extern const struct schema check_schema;

/* The names of all checks, ended by NULL. */
extern const char *const check_names[];

/* Texts in which nothing was found. The arena owns it; of the same keys only. */
struct quiet *quiet_new(struct arena *a);

/*
 * Adds the problems of that guest's file, until enough are found (base/diag.h). The list's
 * arena owns the spans of the messages. `quiet` may be NULL.
 */
void check_guest(const struct guest *g, struct span path, const struct keys *keys, date_t today,
                 struct quiet *quiet, struct diags *d);

/* Adds the problems of the dish book, of which these are the cards: two of one name. */
void check_book(const struct guest *cards, const struct book *book, const struct keys *keys,
                struct diags *d);

/* Adds one finding about a line. */
void check_line(struct diags *d, enum severity severity, struct span path, const struct fact *f,
                struct span culprit, const char *name, const char *message, const char *remedy);

void check_emit(const struct diag *d, struct sink *out);

#endif
