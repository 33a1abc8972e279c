#ifndef QUERY_SHOW_H
#define QUERY_SHOW_H
/* One guest's file as a page: the profile, what is open, then the visits, newest first. */
#include "base/row.h"
#include "text/guest.h"

extern const struct schema show_schema;

struct show {
    date_t today;
    size_t visits;              /* at most so many sittings; SIZE_MAX for all */
    const struct guest *others; /* who may have come along: see show_mentions */
    size_t others_n;
};

/* Returns the first ids, at most `max`, that a guest's visits, bookings and bonds name, each
 * once. */
size_t show_mentions(const struct guest *g, struct span *ids, size_t max);

void show_guest(const struct show *how, const struct guest *g, struct sink *out);

#endif
