#ifndef ASK_SERVED_H
#define ASK_SERVED_H
/* What a guest was served: each dish once, how often, when last, and how it went. */
#include "base/row.h"
#include "text/guest.h"

extern const struct schema served_schema;

struct serving {
    struct span key;  /* dish_key of the name, for comparing */
    struct span name; /* as it was written last */
    struct span kind; /* dish, drink … */
    size_t times;
    date_t first, last; /* DATE_NONE: the day is unknown */
    struct span marks;  /* one character a serving that has a mark, oldest first */
    char mark;          /* the last one, or 0 */
};

struct servings {
    struct serving *v; /* the latest first, then by name */
    size_t n;
};

/* Servings up to and including `today`. */
struct servings served_by(const struct guest *g, date_t today, struct arena *a);

/* The dish asked for is that one: the same, or all its words are in it, or a slip away. */
bool served_is(const struct serving *s, struct span asked, struct arena *a);

void served_emit(const struct guest *g, const struct serving *s, struct sink *out);

#endif
