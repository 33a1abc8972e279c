#ifndef IMPORT_DATES_H
#define IMPORT_DATES_H
/* Days of the year as other programs write them. What could be two days is never guessed. */
#include "base/buf.h"
#include "base/span.h"

enum day_order { DAY_ORDER_UNKNOWN, DAY_ORDER_DMY, DAY_ORDER_MDY };
enum day_read { DAY_READ, DAY_AMBIGUOUS, DAY_UNREADABLE };

/*
 * Appends YYYY-MM-DD, or MM-DD where there is no year. Read whatever the order: 1980-06-14,
 * 1980/6/14, 19800614, --0614, --06-14, 1980年6月14日, 14 June 1980, Jun 14; a time of day
 * after a date is passed over. 14/06/1980 and 06/14/1980 can only be one day, 3/4/1980 needs
 * the order. Years of two digits are not read.
 */
enum day_read day_read(struct buf *b, struct span text, enum day_order order);

#endif
