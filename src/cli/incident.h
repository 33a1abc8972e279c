#ifndef CLI_INCIDENT_H
#define CLI_INCIDENT_H
/* Dishes that were recorded as served although an allergy, an intolerance or a diet forbids it.
 */
#include "cli/write.h"

/*
 * Reports on stderr the items just written that plan would stop for their guest, and how to
 * correct the record if something else was served. Nothing is refused: both may be true.
 */
void warn_of_incidents(struct app *app, const struct entries *e);

#endif
