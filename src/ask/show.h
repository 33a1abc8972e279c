#ifndef ASK_SHOW_H
#define ASK_SHOW_H
/* One guest's file as a page: the profile, what is open, then the visits, newest first. */
#include "base/row.h"
#include "text/guest.h"

extern const struct schema show_schema;

struct show {
    date_t today;
    size_t visits; /* at most so many sittings; SIZE_MAX for all */
};

void show_guest(const struct show *how, const struct guest *g, struct sink *out);

#endif
