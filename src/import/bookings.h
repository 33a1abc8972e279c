#ifndef IMPORT_BOOKINGS_H
#define IMPORT_BOOKINGS_H
/* The booking in a row of a booking list: columns for its day, hour, people, table and status.
 */
#include "base/date.h"
#include "import/record.h"

/*
 * Adds the line of the booking that the parts of the record make. Without a day that can be
 * read the parts are kept under x- keys.
 */
void bookings_finish(struct person *p);

/*
 * Returns the time of day of a field: 19:30, 19:30:00, 19h30, 7:30 PM, 19時30分, the first of
 * "19:00-21:00"; and whether it is in UTC. TIME_NONE: there is none that can be read.
 */
daytime_t booking_hour(struct span field, bool *utc);

#endif
