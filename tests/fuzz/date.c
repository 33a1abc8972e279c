/* Days, hours, and numbers of days. */
#include "fuzz.h"

#include "base/date.h"
#include "base/num.h"
#include "store/settings.h"

static void check_day(struct span s)
{
    date_t d = date_parse(s);
    struct buf b = BUF_INIT;
    if (d == DATE_NONE)
        return;
    int year, month, day;
    MUST(d >= 0 && d <= DATE_LAST && date_shape(s));
    date_split(d, &year, &month, &day);
    MUST(date_make(year, month, day) == d);
    MUST(date_weekday(d) == d % 7);
    date_add(&b, d);
    MUST_EQ(fuzz_keep(&b), s);
    int week = date_week(d, &year);
    MUST(week >= 1 && week <= 53);
}

static void check_time(struct span s)
{
    daytime_t t = time_parse(s);
    struct buf b = BUF_INIT;
    if (t == TIME_NONE)
        return;
    MUST(t >= 0 && t < 1440 && time_shape(s));
    time_add(&b, t);
    MUST_EQ(fuzz_keep(&b), s);
}

static void check_yearly(struct span s, date_t from)
{
    int year, month, day;
    if (!yearly_parse(s, &year, &month, &day))
        return;
    MUST(month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 0 && year <= 9999);
    date_t next = yearly_next(month, day, from);
    MUST(next == DATE_NONE || next >= from);
}

void fuzz_one(struct span input)
{
    struct span s = fuzz_part(&input), t = fuzz_part(&input);
    date_t from = date_parse(t);
    long n;
    check_day(s);
    check_time(s);
    check_yearly(s, from == DATE_NONE ? 0 : from);
    MUST(house_days(s) >= -1);
    MUST(!num_parse(s, 1000, &n) || (n >= 0 && n <= 1000));
}
