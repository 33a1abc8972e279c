#ifndef IMPORT_NAMING_H
#define IMPORT_NAMING_H
/* The name of a record: a whole one, or parts in columns of their own. */
#include "import/record.h"

/* Makes the name from its parts, and adds what it does not contain as facts. */
void naming_finish(struct person *p);

#endif
