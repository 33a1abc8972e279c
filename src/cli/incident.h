#ifndef CLI_INCIDENT_H
#define CLI_INCIDENT_H
/* What was recorded as served although an allergy, an intolerance or a diet forbids it. */
#include "cli/write.h"

/*
 * Says on stderr which of the items just written plan would stop for their guest, and how to
 * correct the record if something else was served. Both may be true, so nothing is refused.
 */
void warn_of_incidents(struct app *app, const struct entries *e);

#endif
