#ifndef BASE_DATE_H
#define BASE_DATE_H
/*
 * Days and times of day, by hand: no locale, no time zone, no struct tm.
 * A date is the number of days since 0001-01-01 (day 0) in the proleptic Gregorian
 * calendar, up to 9999-12-31; a time is minutes since midnight, 0..1439.
 */
#include "base/buf.h"
#include "base/span.h"

#include <stdint.h>

typedef int32_t date_t;
typedef int16_t daytime_t;

#define DATE_NONE ((date_t)-1)
#define DATE_LAST ((date_t)3652058) /* 9999-12-31 */
#define TIME_NONE ((daytime_t)-1)

enum { DATE_SIZE = 10, TIME_SIZE = 5 }; /* bytes of YYYY-MM-DD and HH:MM */

/* Returns the date of that day, or DATE_NONE if there is no such day. */
date_t date_make(int year, int month, int day);
void date_split(date_t d, int *year, int *month, int *day);

/* Returns the date of s, YYYY-MM-DD and nothing else, or DATE_NONE. */
date_t date_parse(struct span s);

/* Returns true if s has the shape of a date (four digits, -, two digits, -, two digits). */
bool date_shape(struct span s);

/* Returns the time of s, HH:MM from 00:00 to 23:59, or TIME_NONE. */
daytime_t time_parse(struct span s);

/* Returns true if s has the shape of a time (two digits, colon, two digits). */
bool time_shape(struct span s);

/* Returns the English name of a month, 1 to 12: "January". */
const char *date_month_name(int month);

/* Returns the English name of the weekday: "Monday". */
const char *date_weekday_name(date_t d);

/* Append YYYY-MM-DD or HH:MM; nothing for DATE_NONE and TIME_NONE. */
void date_add(struct buf *b, date_t d);
void time_add(struct buf *b, daytime_t t);

/* Appends "2026-12-06 19:30", or the date alone for TIME_NONE. */
void date_add_time(struct buf *b, date_t d, daytime_t t);

/* Returns the day of the week: 0 = Monday … 6 = Sunday. */
int date_weekday(date_t d);

/* Returns the number of the ISO 8601 week, 1..53, and sets the year that it belongs to. */
int date_week(date_t d, int *year);

/* Returns the whole years from `born` to `d`; a 29 February counts on 1 March of common years.
 */
int date_years(date_t born, date_t d);

/*
 * Parses a yearly day, as birthdays are written: MM-DD or YYYY-MM-DD. *year is 0 if it is not
 * given. Returns false if s is neither, or not a day (02-29 is one).
 */
bool yearly_parse(struct span s, int *year, int *month, int *day);

/* Returns the first time that day comes round on or after `from`; 02-29 falls on 03-01 if need
 * be. */
date_t yearly_next(int month, int day, date_t from);

#endif
