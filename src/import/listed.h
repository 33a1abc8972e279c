#ifndef IMPORT_LISTED_H
#define IMPORT_LISTED_H
/* Names as lists have them: "Smith Jr., John", and words in place of a name: "Walk-in", "N/A". */
#include "base/arena.h"
#include "base/span.h"

/*
 * Returns a name in the order in which people say it: "John Smith Jr." for "Smith, John Jr.".
 * A company ("Berg, Inc.") and what may be two people are returned as they are.
 */
struct span listed_name(struct span name, struct arena *a);

/* Returns true for a value that says that there is none: "N/A", "-", "unknown". */
bool listed_is_nothing(struct span value);

/* Returns true for those, and for what lists have in place of a name: "Walk-in 3", "Guest". */
bool listed_is_nobody(struct span name);

#endif
