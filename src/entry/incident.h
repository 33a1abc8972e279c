#ifndef ENTRY_INCIDENT_H
#define ENTRY_INCIDENT_H
/*
 * Dishes that were recorded as served although an allergy, an intolerance or a diet forbids it,
 * and lines that speak of one and are not recorded as one.
 */
#include "entry/write.h"

/*
 * Writes the entries as write_entries does, then reports on stderr the written items that plan
 * would stop for their guest, and how to correct the record if something else was served; and
 * lines that plan will ask about, and how to record what they tell.
 * Nothing is refused: both may be true.
 */
int write_and_warn(struct app *app, const struct entries *e);

#endif
