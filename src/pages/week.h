#ifndef PAGES_WEEK_H
#define PAGES_WEEK_H
/*
 * The bookings of several days, a line a table: hour, covers, who comes, and what must be
 * marked: allergies and diets, first visits, and what has to be asked.
 */
#include "pages/brief.h"

extern const struct schema week_schema;

struct week {
    struct brief *evening; /* gathered: the bookings of all its days */
    date_t first, last;
};

/* Prints all of it, with a row for each day; nothing if the week has no booking. */
void week_emit(const struct week *w, struct sink *out);

#endif
