#include "text/spoken.h"

#include "base/fold.h"
#include "base/num.h"

enum { WEEK = 7, NOON = 12 * 60, NO_WEEKDAY = -1 };

/* Words for days; the first seven are weekdays. */
static const char *const words[] = {"monday",  "tuesday",   "wednesday", "thursday",
                                    "friday",  "saturday",  "sunday",    "today",
                                    "tonight", "yesterday", "tomorrow"};

/* Returns 0 for Monday, "mon" or "monday"; NO_WEEKDAY for anything else. */
static int weekday_of(struct span s)
{
    static const struct {
        const char *name;
        int weekday;
    } shorter[] = {{"tues", 1}, {"weds", 2}, {"thur", 3}, {"thurs", 3}};
    for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++)
        if (span_is_nocase(s, shorter[i].name))
            return shorter[i].weekday;
    for (int i = 0; i < WEEK; i++)
        if (span_is_nocase(s, words[i]) || span_eq_nocase(s, span_head(span_str(words[i]), 3)))
            return i;
    return NO_WEEKDAY;
}

/* Returns a day that was counted, which may be outside the calendar. */
static date_t in_calendar(long d)
{
    return d < 0 || d > DATE_LAST ? DATE_NONE : (date_t)d;
}

static date_t weekday_near(int weekday, date_t today, enum day_sense sense)
{
    int ahead = (weekday - date_weekday(today) + WEEK) % WEEK;
    return in_calendar((long)today +
                       (sense == DAY_COMING || ahead == 0 ? ahead : ahead - WEEK));
}

/* Returns the weekday of the week `weeks` ahead, in weeks that begin on Monday or on Sunday. */
static date_t weekday_of_week(int weekday, date_t today, int weeks, bool sunday)
{
    long begin = today - (date_weekday(today) + sunday) % WEEK;
    return in_calendar(begin + weeks * WEEK + (weekday + sunday) % WEEK);
}

/* Returns the day of "next friday" and the like, or DATE_NONE and two readings. */
static date_t relative_weekday(int weekday, date_t today, int weeks, enum day_sense sense,
                               struct readings *r)
{
    date_t monday = weekday_of_week(weekday, today, weeks, false);
    date_t sunday = weekday_of_week(weekday, today, weeks, true);
    date_t near = weeks == 0  ? weekday_near(weekday, today, sense)
                  : weeks > 0 ? weekday_near(weekday, today + 1, DAY_COMING)
                              : weekday_near(weekday, today - 1, DAY_PAST);
    if (near == monday && (near == sunday || weeks == 0))
        return near;
    r->days[0] = near;
    r->days[1] = near == monday ? sunday : monday;
    return DATE_NONE;
}

/* Takes "next", "this" or "last" off the front of *s. Returns the weeks ahead; 2: none. */
static int take_weeks(struct span *s)
{
    static const char *const which[] = {"last", "this", "next"};
    struct span rest = *s, word;
    if (!span_word(&rest, &word))
        return 2;
    for (int i = 0; i < 3; i++)
        if (span_is_nocase(word, which[i])) {
            *s = span_trim(rest);
            return i - 1;
        }
    return 2;
}

/* Returns 11 for "nov", "november" or "nov."; 0 for anything else. */
static int month_of(struct span s)
{
    s = span_ends(s, SPAN(".")) ? span_head(s, s.n - 1) : s;
    for (int month = 1; s.n > 2 && month <= 12; month++)
        if (span_eq_nocase(s, span_head(span_str(date_month_name(month)), s.n)))
            return month;
    return 0;
}

/* Returns 31 for "31" or "31st"; 0 for what is no day of a month. */
static int day_number(struct span s)
{
    static const char *const behind[] = {"", "st", "nd", "rd", "th"};
    size_t n = num_digits(s);
    long day = 0;
    for (size_t i = 0; n && n <= 2 && i < sizeof behind / sizeof *behind; i++)
        if (span_is_nocase(span_from(s, n), behind[i]))
            num_parse(span_head(s, n), 31, &day);
    return (int)day;
}

/*
 * Returns the coming or the past day of "31 dec" or "Dec 31st", or DATE_NONE. The day of the
 * other year may be meant if it is within two months: then there are two readings.
 */
static date_t day_of_month(struct span s, date_t today, enum day_sense sense, struct readings *r)
{
    enum { NEAR = 61 };
    struct span first, second;
    int year, month, day;
    if (!span_word(&s, &first) || !span_word(&s, &second) || span_trim(s).n)
        return DATE_NONE;
    int m = month_of(second) ? month_of(second) : month_of(first);
    int d = day_number(month_of(second) ? first : second);
    date_t past = DATE_NONE, coming = DATE_NONE;
    date_split(today, &year, &month, &day);
    for (int y = year - 1; m && d && y <= year + 1; y++) {
        date_t at = date_make(y, m, d);
        if (at != DATE_NONE && at <= today)
            past = at;
        if (at != DATE_NONE && at >= today && coming == DATE_NONE)
            coming = at;
    }
    date_t meant = sense == DAY_COMING ? coming : past, other = sense == DAY_COMING ? past : coming;
    if (meant == DATE_NONE || meant == other || other == DATE_NONE ||
        (other > today ? other - today : today - other) > NEAR)
        return meant;
    r->days[0] = past;
    r->days[1] = coming;
    return DATE_NONE;
}

date_t spoken_day(struct span s, date_t today, enum day_sense sense, struct readings *r)
{
    struct readings own = {{DATE_NONE, DATE_NONE}, {TIME_NONE, TIME_NONE}};
    long n;
    r = r ? r : &own;
    *r = own;
    if (date_shape(s))
        return date_parse(s);
    if (s.n > 1 && (s.p[0] == '+' || s.p[0] == '-') && num_parse(span_from(s, 1), 99999, &n))
        return in_calendar(today + (s.p[0] == '+' ? n : -n));
    if (span_is_nocase(s, "today") || span_is_nocase(s, "tonight"))
        return today;
    if (span_is_nocase(s, "yesterday") || span_is_nocase(s, "tomorrow"))
        return in_calendar(today + (span_lower(s.p[0]) == 't' ? 1L : -1L));
    int weeks = take_weeks(&s), weekday = weekday_of(s);
    if (weekday == NO_WEEKDAY)
        return weeks > 1 ? day_of_month(s, today, sense, r) : DATE_NONE;
    return weeks > 1 ? weekday_near(weekday, today, sense)
                     : relative_weekday(weekday, today, weeks, sense, r);
}

/* Takes "am", "p.m." and the like off the end of *s. Returns 'a', 'p', or 0. */
static char take_half(struct span *s)
{
    static const char *const halves[] = {"am", "a.m.", "a.m", "pm", "p.m.", "p.m"};
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        struct span half = span_str(halves[i]);
        if (s->n > half.n && span_eq_nocase(span_from(*s, s->n - half.n), half)) {
            *s = span_trim(span_head(*s, s->n - half.n));
            return halves[i][0];
        }
    }
    return 0;
}

/* Splits "19:30", "19.30", "19h30", "19h", "1930" and, with am or pm, "7". */
static bool split_hour(struct span s, bool half, struct span *hours, struct span *minutes)
{
    size_t n = num_digits(s);
    *hours = span_head(s, n == 4 && s.n == 4 ? 2 : n);
    *minutes = span_from(s, n == 4 && s.n == 4 ? 2 : n + 1);
    if (n == 4)
        return s.n == 4;
    if (n == 0 || n > 2)
        return false;
    if (s.n == n)
        return half;
    char sep = span_lower(s.p[n]);
    return sep == 'h' ? minutes->n == 0 || minutes->n == 2
                      : (sep == ':' || sep == '.') && minutes->n == 2;
}

daytime_t spoken_hour(struct span s, struct readings *r)
{
    struct readings own = {{DATE_NONE, DATE_NONE}, {TIME_NONE, TIME_NONE}};
    struct span hours, minutes, whole = s;
    long hour, minute = 0;
    r = r ? r : &own;
    *r = own;
    char half = take_half(&s);
    if (!split_hour(s, half, &hours, &minutes) || !num_parse(hours, 23, &hour) ||
        (minutes.n && !num_parse(minutes, 59, &minute)))
        return TIME_NONE;
    daytime_t morning = (daytime_t)(hour % 12 * 60 + minute);
    if (half)
        return hour == 0 || hour > 12 ? TIME_NONE
               : half == 'a'          ? morning
                                      : (daytime_t)(morning + NOON);
    if (num_digits(whole) == 4 && minute % 5) /* a year, rather */
        return TIME_NONE;
    if (hours.n == 2)
        return (daytime_t)(hour * 60 + minute);
    r->hours[0] = morning;
    r->hours[1] = (daytime_t)(morning + NOON);
    return TIME_NONE;
}

const char *spoken_day_near(struct span s)
{
    enum { LONGEST = 16 };
    char small[LONGEST];
    if (s.n < 4 || s.n > LONGEST)
        return NULL;
    for (size_t i = 0; i < s.n; i++)
        small[i] = span_lower(s.p[i]);
    s.p = small;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t slips = strlen(words[i]) < 8 ? 1 : 2;
        if (!span_is(s, words[i]) && fold_distance(s, span_str(words[i]), slips) <= slips)
            return words[i];
    }
    return NULL;
}

/* Returns whether a text is digits in up to three short groups: "27.11.", "27/11/2026". */
static bool is_groups(struct span s)
{
    size_t groups = 0;
    while (s.n) {
        size_t n = num_digits(s);
        if (n == 0 || n > 4)
            return false;
        groups++;
        s = span_from(s, n);
        if (s.n && span_chr(SPAN("./-"), s.p[0]) == SPAN_NONE)
            return false;
        if (s.n == 0 && groups == 1)
            return n <= 2;
        s = span_from(s, 1);
    }
    return groups > 0 && groups <= 3;
}

bool spoken_is_like_day(struct span s)
{
    struct span rest = s, first = {NULL, 0}, second = {NULL, 0};
    bool one = span_word(&rest, &first), two = one && span_word(&rest, &second);
    if (!one || span_trim(rest).n)
        return false;
    size_t n = num_digits(first);
    bool number = day_number(first) != 0;
    if (two)
        return (number && month_of(second)) || (month_of(first) && num_digits(second)) ||
               (take_weeks(&s) <= 1 && (weekday_of(s) != NO_WEEKDAY || spoken_day_near(s)));
    return date_shape(s) || number || is_groups(s) ||
           (n && n <= 2 && month_of(span_from(first, n))) || spoken_day_near(s);
}

bool spoken_is_like_hour(struct span s)
{
    take_half(&s);
    size_t n = 0;
    while (n < s.n && span_chr(SPAN("0123456789:.hH"), s.p[n]) != SPAN_NONE)
        n++;
    return n == s.n && num_digits(s) > 0 && s.n <= TIME_SIZE;
}
