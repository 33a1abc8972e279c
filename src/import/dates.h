#ifndef IMPORT_DATES_H
#define IMPORT_DATES_H
/*
 * Days of the year as other programs write them. A text that may be two days is never guessed.
 */
#include "base/buf.h"
#include "base/span.h"

enum day_order { DAY_ORDER_UNKNOWN, DAY_ORDER_DMY, DAY_ORDER_MDY };
enum day_read {
    DAY_READ,
    DAY_AMBIGUOUS,
    DAY_UNREADABLE,
    DAY_EMPTY, /* 0000-00-00, 0/0/00: how programs write that there is none */
};

/*
 * Appends YYYY-MM-DD, or MM-DD where there is no year. Read in any order: 1980-06-14,
 * 1980/6/14, 19800614, --0614, --06-14, 1980年6月14日, 昭和55年6月14日, 14 June 1980, Saturday,
 * June 14th, 1980, 14-Jun-80, 14 juin 1980; a time of day after a date is passed over.
 * 14/06/1980 and 06/14/1980 can only be one day, 3/4/1980 needs the order. Of years of two
 * digits those from 30 to 99 are read, as of the last century. The years 0000 and 1604 mean
 * that none is given.
 */
enum day_read day_read(struct buf *b, struct span text, enum day_order order);

#endif
