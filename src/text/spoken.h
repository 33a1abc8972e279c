#ifndef TEXT_SPOKEN_H
#define TEXT_SPOKEN_H
/*
 * Days and hours as people type them on a command line. A file holds only YYYY-MM-DD and HH:MM.
 * What may mean two days or two hours is neither.
 */
#include "base/date.h"

/* The two days or hours that a text may mean; DATE_NONE, TIME_NONE: it is not unclear. */
struct readings {
    date_t days[2];
    daytime_t hours[2];
};

/* Which day a weekday is: the last or the next one. It is today on that weekday, in both. */
enum day_sense { DAY_PAST, DAY_COMING };

/*
 * Returns the day that `s` means: YYYY-MM-DD, today, tonight, yesterday, tomorrow, +N, -N, a
 * weekday or "31 dec". "next friday", "this friday" and "last friday" mean a day where every way
 * to count weeks gives that one.
 * Returns DATE_NONE for anything else, and sets *r (which may be NULL).
 */
date_t spoken_day(struct span s, date_t today, enum day_sense sense, struct readings *r);

/*
 * Returns the hour that `s` means: 19:30, 19.30, 19h30, 1930, 7:30pm, 7 p.m. An hour below 10
 * of one digit is unclear without am or pm. Returns TIME_NONE for anything else, and sets *r.
 */
daytime_t spoken_hour(struct span s, struct readings *r);

/* Returns the weekday or word for a day that `s` is a slip away from, or NULL. */
const char *spoken_day_near(struct span s);

/* Returns whether a text that is not a day was probably typed as one: "27.11.", "firday". */
bool spoken_is_like_day(struct span s);

/* Returns whether a text that is not an hour was probably typed as one: "25:00", "7". */
bool spoken_is_like_hour(struct span s);

#endif
